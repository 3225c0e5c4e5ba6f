import type { CloseCase } from "../app/records.ts";
import type { CaseError, Staff } from "../core/casework/case.ts";
import type { CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { addHistory } from "./add-history.ts";
import { announce } from "./announcements.ts";
import { caseRow } from "./case-row.ts";
import { CHANGED_MEANWHILE, moveCase } from "./move-case.ts";
import { updateCase } from "./update-case.ts";
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
    const after = await updateCase(writing, found, {
      status: "closed",
      closed_at: utc(at),
      outcome,
      reached: reached ? 1 : 0,
      waiting: 0,
      version: version + 1,
    });
    if (after === null) return CHANGED_MEANWHILE;
    const id = `case:${caseId}:closed:${after.version}`;
    await addHistory(writing, { caseId, cause: id, at, what: "closed", by: staff, note });
    await announce(writing, after, { type: "case_closed", id, at, caseId });
    return { ok: true, value: caseRow(after) };
  });
}
