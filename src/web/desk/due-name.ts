import type { CaseRow } from "../../core/casework/views.ts";
import { lifeWords } from "./life-words.ts";

/** What happens at the next deadline. Once one was missed it is no longer when to be done by, but when the case moves up by itself. */
export function dueName({ what, rung }: NonNullable<CaseRow["due"]>): string {
  return rung > 0 && (what === "accept" || what === "contact") ? lifeWords.dueClimbs : lifeWords.due[what];
}
