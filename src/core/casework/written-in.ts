import type { Language } from "../language.ts";
import { hearLanguage } from "../triage/hear-language.ts";
import type { TriageModel } from "../triage/model/triage-model.ts";
import type { UnderstoodLanguage } from "../triage/understanding.ts";

/**
 * The language that a resident writes in, where it is another one than what we say to her: `texts` are her own words, oldest first, of
 * which the newest that tell are looked at. null: the same one, or nothing tells.
 */
export function writtenIn(
  texts: readonly string[],
  spoken: Language,
  model: TriageModel | null,
): Exclude<UnderstoodLanguage, "ja"> | null {
  for (const text of texts.toReversed()) {
    const heard = hearLanguage(text, model);
    if (heard !== null) return heard === "ja" || heard === spoken ? null : heard;
  }
  return null;
}
