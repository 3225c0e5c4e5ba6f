import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { makeAccounts } from "../../src/desk/accounts.ts";
import { migrations } from "../../src/records/migrations.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { openRecords } from "../../src/records/open-records.ts";
import {
  ADDRESS,
  ANSWER_BY,
  AT,
  anOpening,
  coordinator,
  EAST,
  LEAD,
  NORTH,
  WEST,
  worker,
} from "../contracts/case-fixtures.ts";
import { ask } from "../postgres.ts";
import { silentLog } from "../silent-log.ts";
import { DATABASES } from "./databases.ts";

const east = worker(EAST);
const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(1) }]);

test("both databases go through the same migrations", () => {
  expect(Object.keys(migrations("postgres", keys))).toEqual(Object.keys(migrations("sqlite", keys)));
});

/**
 * The record as its first version left it, with cases in every state; written by that version itself and never changed since.
 * Whoever adds a migration sees here that it carries their data, too.
 */
describe.each(DATABASES)("$name", ({ here, bare }) => {
  test.skipIf(!here)("a record of the first version is brought up to date with all it holds", () => upgrades(bare));
  test.skipIf(!here)("processes that start together bring the tables up to date once", () => startsTogether(bare));
});

type Bare = () => Promise<RecordsDialect>;

async function upgrades(bare: Bare): Promise<void> {
  const dialect = await bare();
  await load(dialect, readFileSync(`${import.meta.dirname}/fixtures/version-1.${dialect.kind}.sql`, "utf8"));
  const records = await openRecords({ dialect, keys, now: () => Date.parse(AT) });

  const first = await records.readCase(east, "case-1", AT);
  expect(first).toMatchObject({
    ok: true,
    value: {
      row: { status: "accepted", consent: "share", holder: EAST },
      opening: anOpening(),
      messages: [
        { id: "m2", text: "よろしくお願いします" },
        { id: "r1", text: "明日うかがいます", delivery: { state: "done" } },
      ],
    },
  });
  const ids = async (staff: typeof east, list: "unit" | "city" | "closed") =>
    (await records.listCases(staff, list, null, 10)).cases.map((row) => row.id);
  expect(await ids(east, "unit")).toEqual(["case-1"]);
  expect(await ids(worker(LEAD), "unit")).toEqual(["case-2"]);
  expect(await ids(worker(NORTH), "unit")).toEqual(["case-4"]);
  expect(await ids(coordinator, "city")).toEqual(["case-2", "case-1", "case-4"]);
  // What was shared before there was a table of shares.
  expect(await ids(worker(WEST), "city")).toEqual(["case-1"]);
  expect(await ids(worker(WEST), "closed")).toEqual(["case-3"]);
  expect((await records.announcements(10)).map((one) => one.event.type)).toEqual([
    "case_accepted",
    "staff_replied",
    "case_accepted",
    "case_closed",
    "case_passed",
  ]);
  const { db, kind } = records;
  const { api } = makeAccounts({ db, kind, keys, publicUrl: null, log: silentLog });
  const signedIn = await api.signInEmail({
    body: { email: "east@example.com", password: "a password of version one" },
  });
  expect(await records.staff.find(signedIn.user.id)).toMatchObject({ city: "mito", receiverId: "east" });

  // The audit of then is chained, each line in its city's chain.
  expect(await records.audit.verify("mito", 10)).toMatchObject({ lines: 12, faults: [] });

  // And work goes on.
  expect(await records.openCase(anOpening({ caseId: "case-5" }), ADDRESS, ANSWER_BY)).toMatchObject({ created: true });
  await records.addMessage(
    { type: "add_message", caseId: "case-1", messageId: "m9", at: AT, text: "x", kind: "text" },
    "e",
  );
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(records.db);
  expect(applied.rows.map((row) => row.name)).toEqual(Object.keys(migrations(dialect.kind, keys)));
  await records.close();
}

async function startsTogether(bare: Bare): Promise<void> {
  const dialect = await bare();
  const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const program = `
    import { makeKeyRing } from ${at("../../src/app/key-ring.ts")};
    import { openRecords } from ${at("../../src/records/open-records.ts")};
    const keys = makeKeyRing([{ id: "k", key: new Uint8Array(32) }]);
    const records = await openRecords({ dialect: ${JSON.stringify(dialect)}, keys, now: Date.now });
    await records.ping();
    await records.close();
    console.log("opened");`;
  const start = () => promisify(execFile)(process.execPath, ["--input-type=module-typescript", "-e", program]);
  const started = await Promise.all([start(), start(), start()]);
  expect(started.map(({ stdout }) => stdout.trim())).toEqual(["opened", "opened", "opened"]);
}

async function load(dialect: RecordsDialect, statements: string): Promise<void> {
  if (dialect.kind === "postgres") return ask(dialect.url, statements);
  const file = new DatabaseSync(dialect.file);
  file.exec(statements);
  file.close();
}
