import { failureName, type Log } from "./log.ts";
import type { Records } from "./records.ts";

const BATCH = 200;

/**
 * Takes every step that is due: deadlines that have passed, and danger alerts that nobody has answered. Each is taken once, whoever
 * else sweeps at the same time. A case that cannot be moved is logged and does not keep the others waiting. Returns how many moved.
 */
export async function sweepDue(deps: { records: Records; now: () => number; log: Log }): Promise<number> {
  const at = new Date(deps.now()).toISOString();
  let moved = 0;
  for (const caseId of await deps.records.dueCases(at, BATCH)) {
    try {
      if (await deps.records.takeDue(caseId, at)) moved++;
    } catch (failure) {
      deps.log.error({ case: caseId, failure: failureName(failure) }, "deadline_failed");
    }
  }
  return moved;
}
