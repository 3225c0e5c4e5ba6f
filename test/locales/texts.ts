import { join } from "node:path";
import { keysOf, loadLocales } from "../../src/content/load-words.ts";
import type { Texts } from "../../src/content/parse-texts.ts";
import { LANGUAGES, type Language } from "../../src/core/language.ts";

export const ROOT = join(import.meta.dirname, "../..");
export const locales = loadLocales(join(ROOT, "locales"));

/** One text: `key` is "<namespace>:<key>", as the engine asks for it. */
export type Text = { language: Language; key: string; text: string };

export function textsIn(language: Language): Text[] {
  return Object.entries(locales[language]).flatMap(([namespace, texts]) =>
    keysOf(texts).map((key) => ({ language, key: `${namespace}:${key}`, text: textAt(texts, key) })),
  );
}

export const allTexts = LANGUAGES.flatMap(textsIn);

/** Lists of words are read by the engine, never shown. */
export function isList(key: string): boolean {
  return /_(also|words)$/.test(key) || key === "common:and";
}

/** Reasons of routing are joined into a card, and kept with the routing that writes them. */
export function isReason(key: string): boolean {
  return key.startsWith("route:");
}

function textAt(texts: Texts, key: string): string {
  const found = key
    .split(".")
    .reduce<string | Texts | undefined>((at, part) => (typeof at === "object" ? at[part] : undefined), texts);
  if (typeof found !== "string") throw new Error(`no text at ${key}`);
  return found;
}
