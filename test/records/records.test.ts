import { describe } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { openRecords } from "../../src/records/open-records.ts";
import { recordsContract } from "../contracts/records.ts";
import { DATABASES } from "./databases.ts";

const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(7) }]);
const now = () => Date.parse("2026-11-22T03:00:00Z");

for (const { name, here, fresh } of DATABASES) {
  describe.skipIf(!here)(`the record on ${name}`, () => {
    recordsContract(async () => openRecords({ dialect: await fresh(), keys, now }));
  });
}
