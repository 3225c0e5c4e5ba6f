import type { CaseError, Staff } from "../core/casework/case.ts";
import { utc, type Writing } from "./writing.ts";

/**
 * Writes down who touched which case, by ids and codes only, when the transaction ends and with it. `actor` null: the resident's
 * conversation. Refusals are written down as well as what was done. `reason`: a code or an id, never what somebody wrote.
 * `city`: of the case, where nobody is the actor and it is known; looked up otherwise.
 */
export async function addAudit(
  writing: Pick<Writing, "audited" | "now">,
  actor: Staff | null,
  action: string,
  caseId: string,
  outcome: CaseError | "ok",
  reason: string | null = null,
  city = actor?.city ?? null,
): Promise<void> {
  writing.audited.push({
    city,
    at: utc(writing.now()),
    actor_id: actor?.id ?? null,
    actor_role: actor?.role ?? "resident",
    action,
    case_id: caseId,
    person_id: null,
    outcome,
    reason,
  });
}
