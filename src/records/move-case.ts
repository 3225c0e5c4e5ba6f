import type { CaseError, Staff } from "../core/casework/case.ts";
import { checkMove } from "../core/casework/check-move.ts";
import type { CaseMove } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { addAudit } from "./add-audit.ts";
import { type FoundCase, findCase, stateOf } from "./find-case.ts";
import type { Writing } from "./writing.ts";

/**
 * The frame of every move that staff make: find the case, ask core whether this person may do it now, do it, and write down
 * who did what, also when it was refused.
 */
export async function moveCase<T>(
  writing: Writing,
  staff: Staff,
  caseId: string,
  move: CaseMove,
  make: (found: FoundCase) => Promise<Result<T, CaseError>>,
): Promise<Result<T, CaseError>> {
  const found = await findCase(writing, caseId);
  const refusal = found === null ? "case_unknown" : checkMove(staff, stateOf(found), move);
  const result: Result<T, CaseError> =
    found === null || refusal !== null ? { ok: false, error: refusal ?? "case_unknown" } : await make(found);
  await addAudit(writing, staff, move, caseId, result.ok ? "ok" : result.error);
  return result;
}

export const CHANGED_MEANWHILE = { ok: false, error: "changed_meanwhile" } as const;
