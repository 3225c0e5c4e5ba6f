import type { CaseRow } from "../../core/casework/views.ts";
import { failureWords } from "../staff/failure-words.ts";
import { words } from "./words.ts";

/** Words for a move that was not done. `row` is the case as it is now: it tells who was faster. */
export function moveFailureWords(code: string, row: CaseRow | null): string {
  if (code === "already_accepted" && row !== null && row.acceptedBy !== null)
    return words.alreadyAcceptedBy(row.acceptedBy);
  return failureWords(code);
}
