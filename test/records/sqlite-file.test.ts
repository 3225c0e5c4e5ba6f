import fs, { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, StatementSync } from "node:sqlite";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { RecordAway } from "../../src/app/record-away.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { openSqlite } from "../../src/records/sqlite-database.ts";
import { ADDRESS, ANSWER_BY, AT, anOpening, coordinator, EAST, NORTH, worker } from "../contracts/case-fixtures.ts";

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
    await records.passOn(
      east,
      "case-1",
      { version: 3, to: NORTH, reason: `${secret}八`, done: `${secret}九`, ground: "agreed" },
      AT,
    );
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

describe("a disk that failed", () => {
  const inbox = async () => (await records.listCases(coordinator, "city", null, 10)).cases.map(({ id }) => id);
  const EIO = Object.assign(new Error("EIO"), { code: "EIO" });

  /** Nothing more is stored, also when the disk says yes again: it told its error once. Reading goes on. */
  async function isRefused(code: string): Promise<void> {
    const away = new RecordAway(code);
    await expect(records.openCase(anOpening({ caseId: "case-3", eventId: "e3" }), ADDRESS, ANSWER_BY)).rejects.toEqual(
      away,
    );
    await expect(records.announced(["none"])).rejects.toEqual(away);
    await expect(records.ping()).rejects.toEqual(away);
    await expect(records.db.selectFrom("cases").select("id").execute()).resolves.toContainEqual({ id: "case-1" });
  }

  test("while a transaction was written down: it is not called stored, nor is anything after it, until the file is opened anew", async () => {
    await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    const second = anOpening({ caseId: "case-2", eventId: "e2" });
    const { fdatasync } = fs;
    onTestFinished(() => replaceSync(fdatasync));
    replaceSync(Object.assign((_: number, told: fs.NoParamCallback) => told(EIO), fdatasync));
    await expect(records.openCase(second, ADDRESS, ANSWER_BY)).rejects.toEqual(new RecordAway("EIO"));
    replaceSync(fdatasync);
    await isRefused("EIO");
    await records.close();
    records = await open();
    await records.openCase(second, ADDRESS, ANSWER_BY);
    await records.ping();
    expect((await inbox()).toSorted()).toEqual(["case-1", "case-2"]);
  });

  test("while a statement by itself was", async () => {
    await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    // SQLITE_IOERR_FSYNC
    const failure = Object.assign(new Error("disk I/O error"), { code: "ERR_SQLITE_ERROR", errcode: 1034 });
    const run = vi.spyOn(StatementSync.prototype, "run").mockImplementationOnce(() => {
      throw failure;
    });
    onTestFinished(() => run.mockRestore());
    await expect(records.announced(["none"])).rejects.toEqual(new RecordAway("ERR_SQLITE_ERROR"));
    await isRefused("ERR_SQLITE_ERROR");
  });

  test("that is full: the record is away, nothing half is left, and it works again when there is room", async () => {
    await records.openCase(anOpening(), ADDRESS, ANSWER_BY);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(records.db);
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(records.db);
    const words = [{ messageId: "m9", at: AT, text: "家".repeat(100_000), step: null }];
    const large = anOpening({ caseId: "case-2", eventId: "e2", words });
    await expect(records.openCase(large, ADDRESS, ANSWER_BY)).rejects.toEqual(new RecordAway("SQLITE_FULL"));
    expect(await inbox()).toEqual(["case-1"]);
    await sql`pragma max_page_count = 100000`.execute(records.db);
    await records.openCase(large, ADDRESS, ANSWER_BY);
    expect((await inbox()).toSorted()).toEqual(["case-1", "case-2"]);
  });

  test("a transaction that could not begin leaves statements by themselves as safe as before", () => {
    const file = join(folder, "record.db");
    const [ours, another] = [openSqlite(file), new DatabaseSync(file)];
    onTestFinished(() => another.close());
    onTestFinished(() => ours.close());
    const asked = (sql: string) => ours.prepare(sql).all([]);
    const FULL = [{ synchronous: 2 }];
    asked("pragma busy_timeout = 1");
    another.exec("begin immediate");
    expect(() => ours.prepare("begin").run([])).toThrow("locked");
    expect(asked("pragma synchronous")).toEqual(FULL);
    another.exec("rollback");
    ours.prepare("begin").run([]);
    expect(asked("pragma synchronous")).toEqual([{ synchronous: 1 }]);
    ours.prepare("rollback").run([]);
    expect(asked("pragma synchronous")).toEqual(FULL);
    expect(() => ours.prepare("commit").run([])).toThrow("no transaction");
    expect(asked("pragma synchronous")).toEqual(FULL);
  });

  function replaceSync(by: typeof fs.fdatasync): void {
    fs.fdatasync = by;
    syncBuiltinESMExports();
  }
});
