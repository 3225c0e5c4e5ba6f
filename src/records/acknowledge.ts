import type { CaseError, Staff } from "../core/casework/case.ts";
import type { CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { addHistory } from "./add-history.ts";
import { caseRow } from "./case-row.ts";
import { CHANGED_MEANWHILE, moveCase } from "./move-case.ts";
import { updateCase } from "./update-case.ts";
import type { Writing } from "./writing.ts";

/** A person has seen the alarm: it is silent until there is a new one. Without an alarm it changes nothing. */
export async function acknowledge(
  writing: Writing,
  staff: Staff,
  caseId: string,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  return moveCase(writing, staff, caseId, "acknowledge", async (found) => {
    if (found.record.alarm === 0) return { ok: true, value: caseRow(found.record) };
    const after = await updateCase(writing, found, {
      ...{ alarm: 0, alarm_at: null, alarm_due_at: null, alarm_rung: 0 },
      version: found.record.version + 1,
    });
    if (after === null) return CHANGED_MEANWHILE;
    const cause = `case:${caseId}:acknowledged:${after.version}`;
    await addHistory(writing, { caseId, cause, at, what: "acknowledged", by: staff });
    return { ok: true, value: caseRow(after) };
  });
}
