import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import {
  ADDRESS,
  ANSWER_BY,
  AT,
  aDangerOpening,
  anOpening,
  coordinator,
  EAST,
  LEAD,
  NORTH,
  worker,
} from "../contracts/case-fixtures.ts";

const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(5) }]);
let folder: string;
let records: OpenedRecords;

const open = (ring = keys) =>
  openRecords({ dialect: { kind: "sqlite", file: join(folder, "record.db") }, keys: ring, now: () => Date.parse(AT) });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "record-"));
  records = await open();
});
afterEach(() => records.close());

const east = worker(EAST);
const bytesOnDisk = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString("utf8"))
    .join();

describe("on the disk", () => {
  test("nothing that anybody said can be read, nor the LINE user id", async () => {
    const secret = "カナリアという言葉";
    const words = [{ messageId: "m1", at: AT, text: `${secret}壱`, step: null }];
    await records.openCase(
      anOpening({
        words,
        area: { id: null, said: `${secret}弐` },
        wishes: { name: `${secret}参` },
        urgent: `${secret}肆`,
      }),
      ADDRESS,
      ANSWER_BY,
    );
    await records.addMessage(
      { type: "add_message", caseId: "case-1", messageId: "m2", at: AT, text: `${secret}伍`, kind: "text" },
      "e",
    );
    const evidence = [{ text: `${secret}陸`, rule: "r" }];
    await records.addAlert(
      { type: "alert", caseId: "case-1", at: AT, danger: { tier: 1, kinds: ["dv"], evidence } },
      "e2",
    );
    await records.acceptCase(east, "case-1", AT);
    await records.reply(east, "case-1", "r1", `${secret}七`, AT);
    await records.passOn(east, "case-1", { version: 3, to: NORTH, reason: `${secret}八`, done: `${secret}九` }, AT);
    await records.acceptCase(worker(NORTH), "case-1", AT);
    await records.closeCase(
      worker(NORTH),
      "case-1",
      { version: 5, outcome: "linked", reached: true, note: `${secret}十` },
      AT,
    );
    const seen = await records.readCase(coordinator, "case-1", AT);
    expect(JSON.stringify(seen).match(/カナリア/g)?.length).toBeGreaterThanOrEqual(9);
    expect(bytesOnDisk()).toContain("case-1");
    expect(bytesOnDisk()).not.toContain("カナリア");
    expect(bytesOnDisk()).not.toContain(ADDRESS.userId);
  });

  test("a record written with an old key is read after the key was replaced", async () => {
    await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    await records.close();
    const second = { id: "k2", key: new Uint8Array(32).fill(6) };
    records = await open(makeKeyRing([second, { id: "k1", key: new Uint8Array(32).fill(5) }]));
    expect(await records.readCase(east, "case-1", AT)).toMatchObject({ ok: true, value: { opening: anOpening() } });
  });

  test("a sealed value moved to another case does not open", async () => {
    await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    await records.openCase(anOpening({ caseId: "case-2", eventId: "e2" }), ADDRESS, ANSWER_BY);
    const { sheet } = await records.db
      .selectFrom("cases")
      .select("sheet")
      .where("id", "=", "case-1")
      .executeTakeFirstOrThrow();
    await records.db.updateTable("cases").set({ sheet }).where("id", "=", "case-2").execute();
    await expect(records.readCase(east, "case-2", AT)).rejects.toThrow();
  });
});

describe("the database itself refuses", () => {
  beforeEach(async () => {
    await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    await records.openCase(anOpening({ caseId: "case-2", eventId: "e2" }), ADDRESS, ANSWER_BY);
  });

  test.each([
    ["a case without a holder", { holder_id: sql<string>`null` }],
    ["a holder without a name", { holder_name: "" }],
    ["a status that does not exist", { status: sql<"offered">`'refused'` }],
    ["an accepted case that nobody accepted", { status: "accepted" as const }],
    ["a closed case without an outcome", { status: "closed" as const, accepted_by_id: "a", accepted_by_name: "a" }],
    ["a consent that does not exist", { consent: sql<"none">`'silent'` }],
    ["a danger tier that does not exist", { tier: sql<3>`7` }],
    ["a version of nothing", { version: 0 }],
    ["a text where a number belongs", { hops: sql<number>`'many'` }],
    ["another case's receipt number", { receipt: sql<string>`(select receipt from cases where id = 'case-2')` }],
  ])("%s", async (_what, change) => {
    const update = records.db.updateTable("cases").set(change).where("id", "=", "case-1").execute();
    await expect(update).rejects.toThrow(/constraint|cannot store/i);
  });

  test("a message of a case that is not there", async () => {
    const message = {
      case_id: "none",
      id: "m",
      at: AT,
      sender: "resident" as const,
      kind: "text" as const,
      redacted: 0 as const,
    };
    await expect(records.db.insertInto("messages").values(message).execute()).rejects.toThrow(/FOREIGN KEY/);
  });

  test("to change or drop a line of the audit", async () => {
    await expect(records.db.updateTable("audit").set({ outcome: "ok" }).execute()).rejects.toThrow("append-only");
    await expect(records.db.deleteFrom("audit").execute()).rejects.toThrow("append-only");
  });
});

describe("the audit", () => {
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
});

describe("several at once", () => {
  test("processes that start together bring the tables up to date once", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "together-")), "record.db");
    const program = `
      import { makeKeyRing } from ${JSON.stringify(new URL("../../src/app/key-ring.ts", import.meta.url).href)};
      import { openRecords } from ${JSON.stringify(new URL("../../src/records/open-records.ts", import.meta.url).href)};
      const keys = makeKeyRing([{ id: "k", key: new Uint8Array(32) }]);
      const records = await openRecords({ dialect: { kind: "sqlite", file: ${JSON.stringify(file)} }, keys, now: Date.now });
      await records.ping();
      await records.close();
      console.log("opened");`;
    const start = () => promisify(execFile)(process.execPath, ["--input-type=module-typescript", "-e", program]);
    const started = await Promise.all([start(), start(), start()]);
    expect(started.map(({ stdout }) => stdout.trim())).toEqual(["opened", "opened", "opened"]);
  });

  test("listeners hear of what was committed, and not of what was rolled back", async () => {
    const heard: string[] = [];
    const stop = records.onChange((change) => heard.push(change.caseId));
    await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    await expect(
      records.openCase(anOpening({ caseId: "case-2", at: "no time" }), ADDRESS, ANSWER_BY),
    ).rejects.toThrow();
    stop();
    await records.acceptCase(east, "case-1", AT);
    expect(heard).toEqual(["case-1"]);
  });
});

test("each list reads along an index, without sorting", async () => {
  const plans = await Promise.all(
    [
      sql`explain query plan select * from cases where city = 'mito' and rank < 8 order by rank, opened_at, id limit 50`,
      sql`explain query plan select * from cases where city = 'mito' and holder_id = 'east' and rank < 8 order by rank, opened_at, id limit 50`,
      sql`explain query plan select * from cases where city = 'mito' and rank = 8 order by closed_at desc, id desc limit 50`,
    ].map((query) => query.execute(records.db)),
  );
  for (const plan of plans) {
    const text = JSON.stringify(plan.rows);
    expect(text).toContain("USING INDEX cases_");
    expect(text).not.toContain("TEMP B-TREE");
  }
});
