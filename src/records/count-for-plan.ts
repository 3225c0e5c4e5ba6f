import { type Kysely, sql } from "kysely";
import type { PlanCounts } from "../core/casework/plan-view.ts";
import type { Tables } from "./tables.ts";
import { utc } from "./writing.ts";

/**
 * What a plan's indicators may ask of us, for one city since a moment (ISO 8601): cases opened, and cases that ended with being linked
 * to another agency, or with a support plan. Numbers only.
 */
export async function countForPlan(db: Kysely<Tables>, city: string, since: string): Promise<PlanCounts> {
  const sum = (test: ReturnType<typeof sql<boolean>>) => sql<string | number>`sum(case when ${test} then 1 else 0 end)`;
  const row = await db
    .selectFrom("cases")
    .select([
      sum(sql`opened_at >= ${utc(since)}`).as("cases"),
      sum(sql`closed_at >= ${utc(since)} and outcome = 'linked'`).as("linked"),
      sum(sql`closed_at >= ${utc(since)} and outcome = 'plan'`).as("plans"),
    ])
    .where("city", "=", city)
    .executeTakeFirstOrThrow();
  return { cases: Number(row.cases ?? 0), linked: Number(row.linked ?? 0), plans: Number(row.plans ?? 0) };
}
