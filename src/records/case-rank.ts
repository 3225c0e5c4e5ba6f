import type { CaseStatus } from "../core/casework/case.ts";
import type { DangerTier } from "../core/triage/understanding.ts";

/** Rank of a case that is done with: closed, and no alarm left that nobody has looked at. */
export const RANK_CLOSED = 8;

/**
 * Order of the lists, one number so that one index serves: alarms nobody has acknowledged (0–3 by tier), open cases by tier
 * (4–7), then what is closed. Within a rank the oldest comes first. Danger words after closing bring a case back up.
 */
export function caseRank(status: CaseStatus, alarm: boolean, tier: DangerTier): number {
  if (alarm) return tier;
  return status === "closed" ? RANK_CLOSED : 4 + tier;
}
