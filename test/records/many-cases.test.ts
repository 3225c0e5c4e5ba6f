import { type Compilable, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { Staff } from "../../src/core/casework/case.ts";
import { scopeOf } from "../../src/core/casework/permissions.ts";
import { CaseListName, COUNT_MAX } from "../../src/core/casework/views.ts";
import { countStrands } from "../../src/records/count-cases.ts";
import { pageOf } from "../../src/records/list-cases.ts";
import { listStrands } from "../../src/records/list-strands.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { ADDRESS, ANSWER_BY, AT, anOpening, coordinator, EAST, worker } from "../contracts/case-fixtures.ts";
import { DATABASES } from "./databases.ts";

/** Enough for every plan to be made as for many (by PostgreSQL's own count), and for each count to reach its limit. */
const CASES = 20_000;
const HALF = String(CASES / 2).padStart(6, "0");
const PEOPLE: Staff[] = [worker(EAST), coordinator];
const keys = makeKeyRing([{ id: "k1", key: new Uint8Array(32).fill(5) }]);
let records: OpenedRecords;

describe.each(DATABASES)("a city's twenty thousand cases on $name", ({ here, fresh }) => {
  beforeAll(async () => {
    if (!here) return;
    records = await openRecords({ dialect: await fresh(), keys, now: () => Date.parse(AT) });
    await fill(records);
  }, 60_000);
  afterAll(() => records?.close());

  const lists = PEOPLE.flatMap((staff) => CaseListName.options.map((list) => ({ who: staff.role, staff, list })));
  test.skipIf(!here).each(lists)("the list $list of a $who is read along its index", async ({ staff, list }) => {
    const scope = scopeOf(staff, "see");
    if (scope.kind === "none") throw new Error("sees nothing");
    const strands = listStrands(records.db, scope, staff, list);
    const middle = { rank: list === "closed" ? 8 : 6, at: `2026-03-01T00:00:00.${HALF}Z`, id: `copy-${HALF}` };
    for (const mark of [null, middle]) {
      const plan = await planOf(pageOf(records.db, strands, list, mark, 51));
      expect(plan).not.toMatch(/Seq Scan|SCAN cases\b(?! USING)|SCAN shared_cases\b(?! USING)/);
      expect(plan).toMatch(/Index|USING/);
    }
  });

  test.skipIf(!here).each(PEOPLE)("counting them for a $role looks at no table as a whole", async (staff) => {
    const scope = scopeOf(staff, "see");
    if (scope.kind === "none") throw new Error("sees nothing");
    const plan = await planOf(countStrands(records.db, scope, staff));
    expect(plan).not.toMatch(/Seq Scan|SCAN cases\b(?! USING)|SCAN shared_cases\b(?! USING)/);
  });

  test.skipIf(!here)("pages go on to the end without a gap, and counts stop at their limit", async () => {
    const east = worker(EAST);
    const seen = new Set<string>();
    let after: string | null = null;
    do {
      const page = await records.listCases(east, "city", after, 1000);
      for (const row of page.cases) seen.add(row.id);
      after = page.next;
    } while (after !== null);
    // A fifth is open; a fortieth of that is held by East and as much is shared with it.
    expect(seen.size).toBe(CASES / 5 / 20);
    const { counts } = await records.listCases(coordinator, "closed", null, 10);
    expect(counts).toEqual({ mine: 0, unit: 0, city: COUNT_MAX, closed: COUNT_MAX });
  });
});

/**
 * Copies of one case, a fifth of them open, held by forty offices, each shared with the next office. What the triggers would do
 * for each is done for all at once.
 */
async function fill({ db, openCase, acceptCase, closeCase, kind }: OpenedRecords): Promise<void> {
  await openCase(anOpening(), ADDRESS, ANSWER_BY);
  await acceptCase(worker(EAST), "case-1", AT);
  await closeCase(worker(EAST), "case-1", { version: 2, outcome: "linked", reached: true, note: "" }, AT);
  const triggers =
    kind === "sqlite" ? "drop trigger consent_before_share_at_insert" : "alter table cases disable trigger user";
  await sql.raw(triggers).execute(db);
  const numbers = sql`with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(CASES)})`;
  const number = kind === "sqlite" ? sql`substr('00000' || n, -6)` : sql`lpad(n::text, 6, '0')`;
  const at = sql`'2026-03-01T00:00:00.' || ${number} || 'Z'`;
  const office = sql`case n % 40 when 0 then 'east' else 'office-' || (n % 40) end`;
  const other = sql`case n % 40 when 39 then 'east' else 'office-' || (n % 40 + 1) end`;
  const isOpen = sql`(n / 40) % 5 = 0`;
  await sql`insert into cases (id, city, receipt, conversation_id, reason, status, version, rank, holder_id, holder_kind,
      holder_name, accepted_by_id, accepted_by_name, domains, main_topic, tier, kinds, alarm, consent, about, language, opened_at,
      answer_by, closed_at, outcome, reached, waiting, hops, reachable, sheet, address, due_at, due_what)
    ${numbers} select 'copy-' || ${number}, city, 'r' || n, conversation_id, reason,
      case when ${isOpen} then 'accepted' else 'closed' end, version, case when ${isOpen} then 7 else 8 end, ${office}, holder_kind,
      holder_name, 'staff-' || ${office}, accepted_by_name, domains, main_topic, tier, kinds, alarm, 'share', about, language,
      ${at}, answer_by, case when ${isOpen} then null else ${at} end,
      case when ${isOpen} then null else outcome end, case when ${isOpen} then null else reached end,
      waiting, hops, reachable, substr(sheet, 1, 99), substr(address, 1, 99),
      case when ${isOpen} then answer_by else null end, case when ${isOpen} then 'contact' else null end from numbers, cases where id = 'case-1'`.execute(
    db,
  );
  await sql`insert into shared_cases (case_id, receiver_id, city, rank, opened_at, closed_at)
    ${numbers} select 'copy-' || ${number}, ${other}, city, rank, opened_at, closed_at
    from numbers join cases on cases.id = 'copy-' || ${number}`.execute(db);
  await sql`analyze`.execute(db);
}

async function planOf(query: Compilable): Promise<string> {
  const { sql: text, parameters } = query.compile();
  const explain = records.kind === "sqlite" ? "explain query plan " : "explain ";
  const { rows } = await records.db.executeQuery<object>({ ...query.compile(), sql: explain + text, parameters });
  return rows.map((row) => JSON.stringify(row)).join("\n");
}
