import type { Script } from "../core/script.ts";
import { failureName, type Log } from "./log.ts";
import type { Records } from "./records.ts";

/** So many in one transaction, which others wait for. */
const BATCH = 50;
/** So many batches a city at a time; the rest follow at the next look. */
const BATCHES_MAX = 20;

/**
 * Deletes the cases whose time is over, by what each city says of how many years it keeps them, counted from closure. Answers how many
 * went. A city that fails is logged and does not keep the others waiting.
 */
export async function forgetEnded(deps: {
  records: Pick<Records, "forgetCases">;
  scripts: ReadonlyMap<string, Script>;
  now: () => number;
  log: Log;
}): Promise<number> {
  let gone = 0;
  for (const [id, { city }] of deps.scripts) {
    try {
      gone += await forgetOf(deps.records, id, yearsBefore(deps.now(), city.retention.case_years));
    } catch (failure) {
      deps.log.error({ city: id, failure: failureName(failure) }, "retention_failed");
    }
  }
  if (gone > 0) deps.log.info({ cases: gone }, "retention_ended");
  return gone;
}

async function forgetOf(records: Pick<Records, "forgetCases">, city: string, closedBefore: string): Promise<number> {
  let gone = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const count = await records.forgetCases(city, closedBefore, BATCH);
    gone += count;
    if (count < BATCH) break;
  }
  return gone;
}

/** ISO 8601. The same day so many years ago. */
function yearsBefore(now: number, years: number): string {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day.toISOString();
}
