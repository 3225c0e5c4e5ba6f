import type { CaseView } from "../../core/casework/views.ts";
import type { Language } from "../../core/language.ts";
import type { UnderstoodLanguage } from "../../core/triage/understanding.ts";
import { LANGUAGE } from "../shared/in-language.ts";

/** A piece of a text beside the Japanese it was made from; `japanese` null: nobody translated it, it stands as it was written. */
export type WorkingPiece = { text: string; japanese: string | null };

/** What a resident reads or writes: what we say to her in, or a language that we only understand. */
export type HerLanguage = Language | UnderstoodLanguage;

/** Whether staff read, in the language of their page, what this resident writes. */
export function staffRead(language: HerLanguage): boolean {
  return language === "ja-easy" ? LANGUAGE === "ja" : language === LANGUAGE;
}

/** The language as a page names it (BCP 47), so that its letters are drawn and read aloud rightly. */
export function langOf(language: HerLanguage): string {
  return language === "ja-easy" ? "ja" : language;
}

/**
 * A reply in the resident's language, cut at the canned texts in it, of which the Japanese is known. What was typed freely is never
 * translated.
 */
export function workingJapanese(text: string, canned: CaseView["canned"]): WorkingPiece[] {
  const found = canned
    .map((one) => ({ one, at: one.text === "" ? -1 : text.indexOf(one.text) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at || b.one.text.length - a.one.text.length)[0];
  if (found === undefined) return piece(text);
  const { one, at } = found;
  return [
    ...piece(text.slice(0, at)),
    { text: one.text, japanese: one.name },
    ...workingJapanese(text.slice(at + one.text.length), canned),
  ];
}

function piece(text: string): WorkingPiece[] {
  const trimmed = text.trim();
  return trimmed === "" ? [] : [{ text: trimmed, japanese: null }];
}
