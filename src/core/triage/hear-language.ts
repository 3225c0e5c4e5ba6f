import { chance, headAt, likeliest } from "./model/ask-model.ts";
import type { TriageModel } from "./model/triage-model.ts";
import { readMessages } from "./read-message.ts";
import { UNDERSTOOD_LANGUAGES, type UnderstoodLanguage } from "./understanding.ts";

/** From here on a text is surely in a language. */
const SURELY = 0.9;
/** Fewer letters (「OK」, a name) are in no language. */
const LETTERS_MIN = 8;

export const LANGUAGE_HEADS = UNDERSTOOD_LANGUAGES.map((language) => ({
  language,
  head: headAt(`language:${language}`),
}));

/** The language that a text is surely written in; null when it is too short or mixed to tell, or without a model. */
export function hearLanguage(text: string, model: TriageModel | null): UnderstoodLanguage | null {
  const { opinion } = readMessages([text], {}, model);
  if (opinion === null || opinion.letters.length < LETTERS_MIN) return null;
  const best = likeliest(opinion, LANGUAGE_HEADS);
  return chance(opinion, best.head) >= SURELY ? best.language : null;
}
