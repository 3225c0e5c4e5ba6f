import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { ADDRESS, ANSWER_BY, AT, aDangerOpening, anOpening, EAST, LEAD, worker } from "../contracts/case-fixtures.ts";
import { DATABASES } from "./databases.ts";

const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(5) }]);
const east = worker(EAST);
let records: OpenedRecords;

describe.each(DATABASES)("$name", ({ here, fresh }) => {
  beforeEach(async () => {
    if (here) records = await openRecords({ dialect: await fresh(), keys, now: () => Date.parse(AT) });
  });
  afterEach(() => records?.close());
  describe.skipIf(!here)("the database itself refuses", () => refusals());
  describe.skipIf(!here)("the audit", () => auditLines());
  describe.skipIf(!here)("listeners", () => listeners());
});

function refusals(): void {
  beforeEach(async () => {
    const consent = aDangerOpening().consent;
    await records.openCase(anOpening({ consent }), ADDRESS, ANSWER_BY);
    await records.openCase(anOpening({ caseId: "case-2", eventId: "e2" }), ADDRESS, ANSWER_BY);
  });

  test.each([
    ["a case without a holder", { holder_id: sql<string>`null` }],
    ["a holder without a name", { holder_name: "" }],
    ["a status that does not exist", { status: sql<"offered">`'refused'` }],
    ["an accepted case that nobody accepted", { status: "accepted" as const }],
    ["a closed case without an outcome", { status: "closed" as const, accepted_by_id: "a", accepted_by_name: "a" }],
    ["a consent that does not exist", { consent: sql<"none">`'silent'` }],
    ["to share a case before there is a consent", { consent: "share" as const }],
    ["a danger tier that does not exist", { tier: sql<3>`7` }],
    ["a version of nothing", { version: 0 }],
    ["a text where a number belongs", { hops: sql<number>`cast('many' as text)` }],
    ["another case's receipt number", { receipt: sql<string>`(select receipt from cases where id = 'case-2')` }],
  ])("%s", async (_what, change) => {
    const update = records.db.updateTable("cases").set(change).where("id", "=", "case-1").execute();
    await expect(update).rejects.toThrow(/constraint|cannot store|42804/i);
  });

  test("to share a case whose consent was withdrawn", async () => {
    await records.addNote({ type: "note", caseId: "case-2", at: AT, what: "consent_withdrawn" }, "e3");
    const update = records.db.updateTable("cases").set({ consent: "share" }).where("id", "=", "case-2").execute();
    await expect(update).rejects.toThrow("consent_before_share");
  });

  test.each([
    { how: "phone" as const, giver: null, taken_by_id: null, taken_by_name: null },
    { how: "paper" as const, giver: "self" as const, taken_by_id: null, taken_by_name: "a" },
    { how: "tapped" as const, giver: "self" as const, taken_by_id: "a", taken_by_name: "a" },
  ])("a consent taken by nobody, or by somebody where she tapped: $how", async (who) => {
    const consent = { case_id: "case-1", event_id: "e9", scope: "share" as const, offices: "[]", wording: "" };
    const row = { ...consent, language: "ja", at: AT, withdrawn_at: null, ...who };
    await expect(records.db.insertInto("consents").values(row).execute()).rejects.toThrow(/constraint|23514/i);
  });

  test("a message of a case that is not there", async () => {
    const text = keys.seal("x", "y");
    const message = { case_id: "none", id: "m", at: AT, sender: "resident", kind: "text", text, redacted: 0 } as const;
    await expect(records.db.insertInto("messages").values(message).execute()).rejects.toThrow(/FOREIGN KEY|23503/);
  });

  test("to change or drop a line of the audit", async () => {
    await expect(records.db.updateTable("audit").set({ outcome: "ok" }).execute()).rejects.toThrow("append-only");
    await expect(records.db.deleteFrom("audit").execute()).rejects.toThrow("append-only");
  });

  test("and says so without a word of what was to be written", async () => {
    const name = "だれかの名前";
    const update = records.db.updateTable("cases").set({ accepted_by_name: name }).where("id", "=", "case-1").execute();
    const failure: unknown = await update.catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(Error);
    const { message, ...rest } = Object.assign({ message: "" }, failure, { message: String(failure) });
    expect(message + JSON.stringify(rest)).not.toContain(name);
  });
}

function auditLines(): void {
  test("has a line for every look and every move, also for those that were refused", async () => {
    await records.openCase(aDangerOpening(), ADDRESS, ANSWER_BY);
    await records.readCase(east, "case-1", AT);
    await records.readCase(worker(LEAD), "case-1", AT);
    await records.acceptCase(worker(LEAD), "case-1", AT);
    await records.reply(east, "case-1", "r1", "x", AT);
    await records.readCase(worker(LEAD, { city: "kokubunji" }), "case-1", AT);
    const lines = await records.db
      .selectFrom("audit")
      .select(["actor_id", "action", "outcome"])
      .orderBy("seq")
      .execute();
    expect(lines.map((line) => Object.values(line).join(" "))).toEqual([
      " open ok",
      "staff-east read not_permitted",
      "staff-lead read ok",
      "staff-lead accept ok",
      "staff-east reply not_permitted",
      "staff-lead read case_unknown",
    ]);
  });
}

function listeners(): void {
  test("hear of what was committed, and not of what was rolled back", async () => {
    const heard: string[] = [];
    const stop = records.onChange((change) => heard.push(change.caseId));
    await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    const broken = anOpening({ caseId: "case-2", at: "no time" });
    await expect(records.openCase(broken, ADDRESS, ANSWER_BY)).rejects.toThrow();
    stop();
    await records.acceptCase(east, "case-1", AT);
    expect(heard).toEqual(["case-1"]);
  });
}
