import type { CaseError, Staff } from "../core/casework/case.ts";
import type { CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { liveAsRow } from "./live-as-row.ts";
import { moveCase } from "./move-case.ts";
import type { Writing } from "./writing.ts";

/** Takes an offered case for this person. Of two who click at once one gets it; clicking twice is the same as once. */
export async function acceptCase(
  writing: Writing,
  staff: Staff,
  caseId: string,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  const by = { id: staff.id, name: staff.name };
  return moveCase(writing, staff, caseId, "accept", (found) =>
    liveAsRow(writing, found, { type: "accept", by }, { at, by: staff }),
  );
}
