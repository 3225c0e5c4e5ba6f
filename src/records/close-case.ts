import type { CloseCase } from "../app/records.ts";
import type { CaseError, Staff } from "../core/casework/case.ts";
import type { CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { liveAsRow } from "./live-as-row.ts";
import { CHANGED_MEANWHILE, moveCase } from "./move-case.ts";
import { utc, type Writing } from "./writing.ts";

/** Ends an accepted case with an outcome. The resident is told, and the bot answers her again. */
export async function closeCase(
  writing: Writing,
  staff: Staff,
  caseId: string,
  { version, outcome, reached, note }: CloseCase,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  return moveCase(writing, staff, caseId, "close", async (found) => {
    if (found.record.version !== version) return CHANGED_MEANWHILE;
    const ended = { closed_at: utc(at), outcome, reached: reached ? (1 as const) : (0 as const), waiting: 0 as const };
    return liveAsRow(writing, found, { type: "close", reached }, { at, by: staff, note }, ended);
  });
}
