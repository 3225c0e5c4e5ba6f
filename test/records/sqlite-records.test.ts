import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { openRecords } from "../../src/records/open-records.ts";
import { recordsContract } from "../contracts/records.ts";

const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(7) }]);

describe("the record on SQLite", () => {
  recordsContract(() => {
    const file = join(mkdtempSync(join(tmpdir(), "records-")), "record.db");
    return openRecords({ dialect: { kind: "sqlite", file }, keys, now: () => Date.parse("2026-11-22T03:00:00Z") });
  });
});
