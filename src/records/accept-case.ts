import type { CaseError, Staff } from "../core/casework/case.ts";
import type { CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { addHistory } from "./add-history.ts";
import { announce } from "./announcements.ts";
import { caseRow } from "./case-row.ts";
import type { FoundCase } from "./find-case.ts";
import { moveCase } from "./move-case.ts";
import { updateCase } from "./update-case.ts";
import type { Writing } from "./writing.ts";

/** Takes an offered case for this person. Of two who click at once one gets it; clicking twice is the same as once. */
export async function acceptCase(
  writing: Writing,
  staff: Staff,
  caseId: string,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  return moveCase(writing, staff, caseId, "accept", async (found) => {
    if (found.record.status === "accepted") return { ok: true, value: caseRow(found.record) };
    return take(writing, staff, found, at);
  });
}

async function take(writing: Writing, staff: Staff, found: FoundCase, at: string): Promise<Result<CaseRow, CaseError>> {
  const after = await updateCase(writing, found, {
    status: "accepted",
    accepted_by_id: staff.id,
    accepted_by_name: staff.name,
    version: found.record.version + 1,
  });
  if (after === null) return { ok: false, error: "already_accepted" };
  const id = `case:${after.id}:accepted:${after.version}`;
  const holder = { id: after.holder_id, name: after.holder_name };
  await addHistory(writing, { caseId: after.id, cause: id, at, what: "accepted", by: staff });
  await announce(writing, after, { type: "case_accepted", id, at, caseId: after.id, holder });
  return { ok: true, value: caseRow(after) };
}
