import type { CaseError, Staff } from "../core/casework/case.ts";
import { utc, type Writing } from "./writing.ts";

/**
 * Writes down who touched which case, by ids and codes only. `actor` null: the resident's conversation.
 * Refusals are written down as well as what was done.
 */
export async function addAudit(
  writing: Pick<Writing, "db" | "now">,
  actor: Staff | null,
  action: string,
  caseId: string,
  outcome: CaseError | "ok",
): Promise<void> {
  await writing.db
    .insertInto("audit")
    .values({
      at: utc(writing.now()),
      actor_id: actor?.id ?? null,
      actor_role: actor?.role ?? "resident",
      action,
      case_id: caseId,
      outcome,
    })
    .execute();
}
