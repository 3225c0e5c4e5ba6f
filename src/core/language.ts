import { z } from "zod";

/** Languages we speak to residents. `ja` is the reference; `ja-easy` is やさしい日本語 and falls back to `ja`, never to English. */
export const LANGUAGES = ["ja", "ja-easy", "en"] as const;

export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/**
 * Guesses a language from a LINE profile's BCP 47 tag ("ja", "en-US", "vi").
 * A first guess only: residents change it with one word. Unknown foreign tags get やさしい日本語, because
 * more foreign residents name Japanese as usable than English (facts: 63 % against 44 %).
 */
export function guessLanguage(tag: string | null): Language {
  if (tag === null || tag === "" || /^ja\b/i.test(tag)) return "ja";
  if (/^en\b/i.test(tag)) return "en";
  return "ja-easy";
}
