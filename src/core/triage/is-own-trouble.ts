import { chance, headAt } from "./model/ask-model.ts";
import type { TriageModel } from "./model/triage-model.ts";
import { readMessages } from "./read-message.ts";

/** From here on nobody needs to be asked whose trouble it is; it is still confirmed. */
const SURELY = 0.87;
/** Whoever may be telling of somebody else's trouble is asked. */
const THIRD_PARTY_MAX = 0.1;
/** A word (「つらい」) tells no trouble yet, however sure it is whose it would be. */
const LETTERS_MIN = 12;
const SELF = headAt("about:s");
const THIRD_PARTY = headAt("pattern:third_party");

/** Whether a text surely tells the writer's own trouble. Of others' it is always asked who they are: they are protected in different ways. */
export function isOwnTrouble(text: string, model: TriageModel | null): boolean {
  const { opinion } = readMessages([text], {}, model);
  if (opinion === null || opinion.letters.length < LETTERS_MIN) return false;
  return chance(opinion, SELF) >= SURELY && chance(opinion, THIRD_PARTY) < THIRD_PARTY_MAX;
}
