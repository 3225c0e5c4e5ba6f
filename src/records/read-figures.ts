import { type Kysely, sql } from "kysely";
import type { OfficeFigures } from "../core/casework/figures-view.ts";
import { RUNG_COORDINATOR } from "../core/casework/life.ts";
import { medianOf } from "../core/casework/median-of.ts";
import type { Tables } from "./tables.ts";
import { utc } from "./writing.ts";

/** Waiting times are counted in steps of so many minutes: a table of a few lines, however many cases there are. */
const STEP_MINUTES = 15;

/**
 * How long residents waited, by office: of the cases opened since `since`, and of those that are open now. Numbers only, no content.
 * An office is who holds the case now.
 */
export async function readFigures(
  db: Kysely<Tables>,
  kind: "sqlite" | "postgres",
  city: string,
  since: string,
  now: string,
): Promise<OfficeFigures[]> {
  const offices = await countOffices(db, city, since, now);
  const accepted = await waits(db, kind, "first_accepted_at", city, since);
  const reached = await waits(db, kind, "first_contact_at", city, since);
  return offices.map(({ id, name, ...counts }) => ({
    office: { id, name },
    ...counts,
    acceptMinutes: medianOf(accepted.get(id) ?? [], STEP_MINUTES),
    contactMinutes: medianOf(reached.get(id) ?? [], STEP_MINUTES),
  }));
}

async function countOffices(db: Kysely<Tables>, city: string, since: string, now: string) {
  const sum = (test: ReturnType<typeof sql<boolean>>) => sql<string | number>`sum(case when ${test} then 1 else 0 end)`;
  const rows = await db
    .selectFrom("cases")
    .select(({ fn }) => [
      "holder_id",
      fn.max("holder_name").as("name"),
      fn.countAll<string | number>().as("cases"),
      sum(sql`status <> 'closed'`).as("open"),
      sum(sql`status = 'offered'`).as("unaccepted"),
      sum(sql`status <> 'closed' and first_contact_at is null`).as("unreached"),
      sum(sql`due_at < ${utc(now)}`).as("overdue"),
      sum(sql`rung >= ${sql.lit(RUNG_COORDINATOR)}`).as("stuck"),
      sum(sql`unheard = 1`).as("unheard"),
      sum(sql`hops > 1`).as("wandered"),
      fn.sum<string | number>("hops").as("hops"),
    ])
    .where("city", "=", city)
    .where((cases) => cases.or([cases("opened_at", ">=", utc(since)), cases("rank", "<", 8)]))
    .groupBy("holder_id")
    .orderBy("holder_id")
    .execute();
  return rows.map(({ holder_id: id, name, ...counts }) => ({
    id,
    name,
    cases: Number(counts.cases),
    open: Number(counts.open),
    unaccepted: Number(counts.unaccepted),
    unreached: Number(counts.unreached),
    overdue: Number(counts.overdue),
    stuck: Number(counts.stuck),
    unheard: Number(counts.unheard),
    wandered: Number(counts.wandered),
    hops: Number(counts.hops),
  }));
}

/** For each office, how many residents waited how many steps, the shortest first. */
async function waits(
  db: Kysely<Tables>,
  kind: "sqlite" | "postgres",
  until: "first_accepted_at" | "first_contact_at",
  city: string,
  since: string,
): Promise<Map<string, { steps: number; count: number }[]>> {
  const seconds =
    kind === "sqlite"
      ? sql<number>`(unixepoch(${sql.ref(until)}) - unixepoch(opened_at))`
      : sql<number>`extract(epoch from ${sql.ref(until)}::timestamptz - opened_at::timestamptz)`;
  const steps = sql<number>`cast(${seconds} / ${sql.lit(STEP_MINUTES * 60)} as integer)`;
  const rows = await db
    .selectFrom("cases")
    .select(({ fn }) => ["holder_id", steps.as("steps"), fn.countAll<string | number>().as("count")])
    .where("city", "=", city)
    .where("opened_at", ">=", utc(since))
    .where(until, "is not", null)
    .groupBy(["holder_id", steps])
    .orderBy("holder_id")
    .orderBy("steps")
    .execute();
  const found = new Map<string, { steps: number; count: number }[]>();
  for (const row of rows) {
    const line = { steps: Number(row.steps), count: Number(row.count) };
    found.set(row.holder_id, [...(found.get(row.holder_id) ?? []), line]);
  }
  return found;
}
