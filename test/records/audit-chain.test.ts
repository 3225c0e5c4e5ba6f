import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { auditCsvLine } from "../../src/core/casework/audit-csv.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { ADDRESS, ANSWER_BY, AT, anOpening, EAST, worker } from "../contracts/case-fixtures.ts";
import { DATABASES } from "./databases.ts";

const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(5) }]);
let dialect: RecordsDialect;
let records: OpenedRecords;

let city = "city-0";
let cities = 0;
let guarded: boolean;

const open = () => openRecords({ dialect, keys, now: () => Date.parse(AT) });
const verify = async () => (await records.audit.verify(city, 20)).faults;
const person = () => worker(EAST, { city });
const caseId = (n: number) => `${city}-case-${n}`;

describe.each(DATABASES)("the chain of the audit on $name", ({ name, here, fresh }) => {
  beforeAll(async () => {
    if (!here) return;
    dialect = await fresh();
    records = await open();
    guarded = true;
  });
  beforeEach(async () => {
    if (!here) return;
    cities += 1;
    city = `city-${cities}`;
    for (const n of [1, 2, 3]) {
      const opening = anOpening({ city, caseId: caseId(n), eventId: `${city}-e${n}` });
      await records.openCase(opening, { ...ADDRESS, city }, ANSWER_BY);
      await records.readCase(person(), caseId(n), AT);
    }
  });
  afterAll(() => records?.close());
  describe.skipIf(!here)("", () => chain(name));
});

function chain(name: string): void {
  test("is whole as it was written, and each city has its own", async () => {
    await records.audit.note({ city: null, actor: null, action: "sign_in", outcome: "wrong" });
    await records.readCase({ ...person(), city: "kokubunji" }, caseId(1), AT);
    expect(await records.audit.cities()).toEqual(["-", city, "kokubunji"]);
    expect(await records.audit.verify(city, 20)).toMatchObject({ lines: 6, faults: [] });
    expect(await records.audit.verify("kokubunji", 20)).toMatchObject({ lines: 1, faults: [] });
  });

  test("what nobody did is read as the system's doing, in the CSV, too, and the chain is whole", async () => {
    await records.takeDue(caseId(1), "2027-01-04T00:00:00.000Z");
    const { entries } = await records.audit.page(city, {}, 2);
    expect(entries.map(({ action, role, actor }) => ({ action, role, actor }))).toEqual([
      { action: "due", role: "system", actor: null },
      { action: "read", role: "staff", actor: expect.anything() },
    ]);
    expect(entries.map(auditCsvLine).map((line) => line.split(",")[2])).toEqual([`"system"`, `"staff"`]);
    const opened = await records.audit.page(city, { action: "open" }, 1);
    expect(opened.entries[0]?.role).toBe("resident");
    expect(await verify()).toEqual([]);
  });

  test("nothing is written of what was rolled back, not even its place", async () => {
    await expect(
      records.openCase(anOpening({ city, caseId: "x", at: "no time" }), ADDRESS, ANSWER_BY),
    ).rejects.toThrow();
    await records.acceptCase(person(), caseId(1), AT);
    expect(await records.audit.verify(city, 20)).toMatchObject({ lines: 7, faults: [] });
  });

  test("two processes at once make one chain without a gap", async () => {
    const other = await open();
    const read = (index: number) => (index % 2 === 0 ? records : other).readCase(person(), caseId(1 + (index % 3)), AT);
    // Two connections of one process to a file would wait for each other for ever.
    if (name === "SQLite") for (let index = 0; index < 40; index += 1) await read(index);
    else await Promise.all(Array.from({ length: 40 }, (_, index) => read(index)));
    await other.close();
    expect(await records.audit.verify(city, 20)).toMatchObject({ lines: 46, faults: [] });
  });

  test("the database lets nobody change a line or set the end back", async () => {
    const refused = [
      "update audit set reason = 'x'",
      "delete from audit",
      "delete from audit_ends",
      "update audit_ends set n = n - 1",
      "update audit_ends set city = 'other'",
    ];
    for (const statement of refused)
      await expect(sql.raw(statement).execute(records.db), statement).rejects.toThrow("append-only");
    expect(await verify()).toEqual([]);
  });

  test.each([
    [
      "the actor of line 4",
      "update audit set actor_id = 'somebody' where city = $city and n = 4",
      [{ what: "changed", n: 4 }],
    ],
    [
      "the outcome of line 2",
      "update audit set outcome = 'not_permitted' where city = $city and n = 2",
      [{ what: "changed", n: 2 }],
    ],
    ["the reason of line 1", "update audit set reason = '' where city = $city and n = 1", [{ what: "changed", n: 1 }]],
    [
      "lines 2 and 3 are taken out",
      "delete from audit where city = $city and n in (2, 3)",
      [{ what: "missing", n: 2, until: 3 }],
    ],
    [
      "the first line is taken out",
      "delete from audit where city = $city and n = 1",
      [{ what: "missing", n: 1, until: 1 }],
    ],
    [
      "the last line is taken out",
      "delete from audit where city = $city and n = 6",
      [{ what: "missing", n: 6, until: 6 }],
    ],
    [
      "the last line is taken out, and the end set back",
      "delete from audit where city = $city and n = 6; update audit_ends set n = 5, hash = (select hash from audit where city = $city and n = 5) where city = $city",
      [{ what: "end", n: 5 }],
    ],
    [
      "a line is put in behind the last",
      `insert into audit (city, n, at, actor_role, action, outcome, hash)
       select city, 7, at, 'staff', 'read', 'ok', hash from audit where city = $city and n = 6;
       update audit_ends set n = 7 where city = $city`,
      [
        { what: "changed", n: 7 },
        { what: "end", n: 7 },
      ],
    ],
    ["all lines are gone", "delete from audit where city = $city", [{ what: "missing", n: 1, until: 6 }]],
    ["the end is gone", "delete from audit_ends where city = $city", [{ what: "end", n: 6 }]],
  ])("finds that %s", async (_what, tampering, faults) => {
    await withoutGuards();
    for (const statement of tampering.split(";"))
      await sql.raw(statement.replaceAll("$city", `'${city}'`)).execute(records.db);
    expect(await verify()).toMatchObject(faults);
  });

  test("a chain made with other keys is not taken for ours", async () => {
    const others = await openRecords({
      dialect,
      keys: makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(6) }]),
      now: () => Date.parse(AT),
    });
    expect((await others.audit.verify(city, 3)).faults).toMatchObject([{ n: 1 }, { n: 2 }, { n: 3 }]);
    await others.close();
  });

  test("is read by actor, case, day and page, newest first", async () => {
    const page = await records.audit.page(city, { actor: person().id }, 2);
    expect(page.entries.map(({ n, action, caseId }) => [n, action, caseId])).toEqual([
      [6, "read", caseId(3)],
      [4, "read", caseId(2)],
    ]);
    expect(page.next).toBe(4);
    expect((await records.audit.page(city, { actor: person().id, before: 4 }, 2)).entries.map(({ n }) => n)).toEqual([
      2,
    ]);
    const receipt = page.entries[0]?.receipt ?? "";
    expect((await records.audit.page(city, { case: receipt }, 9)).entries.map(({ n }) => n)).toEqual([6, 5]);
    expect((await records.audit.page(city, { until: "2026-11-21" }, 9)).entries).toEqual([]);
    expect((await records.audit.page(city, { from: "2026-11-22", until: "2026-11-22" }, 9)).entries).toHaveLength(6);
    expect((await records.audit.page("nowhere", {}, 9)).entries).toEqual([]);
  });
}

/** As somebody who owns the database. */
async function withoutGuards(): Promise<void> {
  if (!guarded) return;
  guarded = false;
  if (dialect.kind === "postgres") {
    await sql`alter table audit disable trigger all`.execute(records.db);
    await sql`alter table audit_ends disable trigger all`.execute(records.db);
    return;
  }
  for (const name of ["audit_no_update", "audit_no_delete", "audit_ends_no_delete", "audit_ends_go_on"])
    await sql`drop trigger ${sql.id(name)}`.execute(records.db);
}
