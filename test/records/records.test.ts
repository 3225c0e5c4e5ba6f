import { describe } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { openRecords } from "../../src/records/open-records.ts";
import { attachmentsContract } from "../contracts/attachments.ts";
import { caseLifeContract } from "../contracts/case-life.ts";
import { caseWorkContract } from "../contracts/case-work.ts";
import { noticesContract } from "../contracts/notices.ts";
import { pageContract } from "../contracts/page.ts";
import { recordsContract } from "../contracts/records.ts";
import { aCity } from "../desk/desk-fixtures.ts";
import { DATABASES } from "./databases.ts";

const holidays = new Set<string>();
const cities = new Map([["mito", { city: aCity("mito", "水戸市"), holidays }]]);
const onPage = new Map([
  ["mito", { city: { ...aCity("mito", "水戸市"), reply_on: "page" as const }, holidays }],
  ["kokubunji", { city: aCity("kokubunji", "国分寺市"), holidays }],
]);
const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(7) }]);
const now = () => Date.parse("2026-11-22T03:00:00Z");

for (const { name, here, fresh } of DATABASES) {
  describe.skipIf(!here)(`the record on ${name}`, () => {
    const open = async () => openRecords({ dialect: await fresh(), keys, now, cities });
    // Each contract opens a record before each of its tests: in a block of its own, or it would do so for the others' tests, too.
    describe("cases", () => recordsContract(open));
    describe("attachments", () => attachmentsContract(open));
    describe("notices to staff", () => noticesContract(open));
    describe("the life of a case", () => caseLifeContract(open));
    describe("work on a case", () => caseWorkContract(open));
    describe("the page", () =>
      pageContract(async (pageUrl) => openRecords({ dialect: await fresh(), keys, now, cities: onPage, pageUrl })));
  });
}
