import { describe, expect, test } from "vitest";
import { forgetEnded } from "../../src/app/forget-ended.ts";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { Records } from "../../src/app/records.ts";
import { TABLES_OF_CASE } from "../../src/records/forget-cases.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { sampleMedia } from "../../src/simulator/sample-media.ts";
import { ADDRESS, ANSWER_BY, AT, anOpening, EAST, WEST, worker } from "../contracts/case-fixtures.ts";
import { aCity, aScript, listeningLog } from "../desk/desk-fixtures.ts";
import { DATABASES } from "./databases.ts";

const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(7) }]);
const city = { ...aCity("mito", "水戸市"), reply_on: "page" as const };
const cities = new Map([["mito", aScript(city)]]);
const east = worker(EAST);
let now = Date.parse(AT);

/** A case with something in every table, closed at AT. */
async function fullCase(records: OpenedRecords, caseId: string): Promise<void> {
  const { receipt } = await records.openCase(
    anOpening({ caseId, eventId: caseId, wishes: { name: "水戸 花子" } }),
    ADDRESS,
    ANSWER_BY,
  );
  await records.acceptCase(east, caseId, AT);
  await records.reply(east, caseId, `reply-${caseId}`, "明日うかがいます", AT);
  const photo = {
    type: "add_message",
    caseId,
    messageId: `photo-${caseId}`,
    at: AT,
    text: null,
    kind: "image",
  } as const;
  await records.addMessage(photo, "e1");
  const claim = await records.claimAttachment(now, 60_000);
  if (claim === null) throw new Error("nothing to fetch");
  const { bytes } = sampleMedia("image");
  await records.settleAttachment(claim, { state: "stored", mediaType: "image/png", bytes });
  await records.redact({ type: "redact", caseId, messageId: "m1", at: AT }, "e2");
  await records.writeDown(east, caseId, { what: "note", text: "西部と話した", mentions: [WEST.id] }, AT);
  await records.writeDown(east, caseId, { what: "label", domains: ["child"], mainTopic: null, topics: [] }, AT);
  await records.searchCases(east, receipt);
  const found = await records.readCase(east, caseId, AT);
  if (!found.ok) throw new Error(found.error);
  const end = { version: found.value.row.version, outcome: "linked", reached: true, note: "" } as const;
  const closed = await records.closeCase(east, caseId, end, AT);
  if (!closed.ok) throw new Error(closed.error);
}

/** How many lines each table has of this case. */
async function linesOf(records: OpenedRecords, caseId: string): Promise<Record<string, number>> {
  const counts = TABLES_OF_CASE.map(async (table) => {
    const rows = await records.db.selectFrom(table).selectAll().where("case_id", "=", caseId).execute();
    return [table, rows.length] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

describe.each(DATABASES)("a case whose time is over, on $name", ({ here, fresh }) => {
  test.skipIf(!here)(
    "is deleted with everything about it, by the years of its city; the audit stays whole",
    async () => {
      const records = await openRecords({
        dialect: await fresh(),
        keys,
        now: () => now,
        cities,
        pageUrl: "https://x.example",
      });
      await fullCase(records, "old");
      await fullCase(records, "other");
      const { closed_at } = await records.db
        .updateTable("cases")
        .set({ closed_at: "2031-11-23T00:00:00.000Z" })
        .where("id", "=", "other")
        .returning("closed_at")
        .executeTakeFirstOrThrow();
      expect(closed_at).not.toBeNull();
      const before = await linesOf(records, "old");
      expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);

      const tables = await records.db.introspection.getTables();
      const ofCase = tables.filter(
        ({ name, columns }) => name !== "audit" && columns.some((column) => column.name === "case_id"),
      );
      expect(ofCase.map(({ name }) => name).toSorted()).toEqual([...TABLES_OF_CASE].toSorted());

      const log = listeningLog();
      const sweep = () => forgetEnded({ records, scripts: cities, now: () => now, log });
      now = Date.parse("2031-11-21T23:00:00.000Z");
      expect(await sweep()).toBe(0);
      now = Date.parse("2031-11-22T02:00:00.000Z");
      expect((await Promise.all([sweep(), sweep()])).toSorted()).toEqual([0, 1]);

      expect(Object.values(await linesOf(records, "old")).every((count) => count === 0)).toBe(true);
      expect(await linesOf(records, "other")).toEqual(before);
      expect(await records.readCase(east, "old", AT)).toMatchObject({ ok: false, error: "case_unknown" });
      expect(await records.searchCases(east, "1")).toEqual([]);
      const { entries } = await records.audit.page("mito", { case: "old", action: "retention_purge" }, 10);
      expect(entries).toMatchObject([{ role: "system", outcome: "ok", reason: "case_years" }]);
      expect((await records.audit.verify("mito", 5)).faults).toEqual([]);
      expect(log.lines).toEqual(['retention_ended {"cases":1}']);
      now = Date.parse(AT);
      await records.close();
    },
  );
});

test("a city that cannot be swept keeps no other waiting", async () => {
  const log = listeningLog();
  const scripts = new Map([
    ["mito", aScript(city)],
    ["kokubunji", aScript(aCity("kokubunji", "国分寺市"))],
  ]);
  const asked: string[] = [];
  const forgetCases: Records["forgetCases"] = async (of, closedBefore) => {
    asked.push(`${of} ${closedBefore}`);
    if (of === "mito") throw new Error("away");
    return 0;
  };
  expect(await forgetEnded({ records: { forgetCases }, scripts, now: () => Date.parse(AT), log })).toBe(0);
  expect(asked).toEqual(["mito 2021-11-22T01:00:00.000Z", "kokubunji 2021-11-22T01:00:00.000Z"]);
  expect(log.lines.join()).toContain("retention_failed");
});
