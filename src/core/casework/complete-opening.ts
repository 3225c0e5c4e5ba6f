import { addDanger } from "./add-danger.ts";
import type { CaseOpening } from "./case-opening.ts";
import { redactOpening, wordsOf } from "./redact-opening.ts";

/**
 * The sheet of a case that was raised for danger and is now handed over by the resident: what she said at the end counts,
 * the danger of the beginning stays, and so do words that only the first sheet has. What was taken back in between is gone.
 */
export function completeOpening(earlier: CaseOpening, later: CaseOpening, takenBack: readonly string[]): CaseOpening {
  const known = new Set(later.words.map((said) => said.messageId));
  const words = [...earlier.words.filter((said) => !known.has(said.messageId)), ...later.words];
  const whole = { ...later, words, danger: addDanger(earlier.danger, later.danger) };
  return takenBack.reduce((sheet, id) => redactOpening(sheet, id, wordsOf(sheet, id), []), whole);
}
