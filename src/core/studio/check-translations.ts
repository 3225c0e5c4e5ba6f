import { LANGUAGES } from "../language.ts";
import { shortId } from "../short-id.ts";
import { type ScriptProblem, type ScriptTexts, textProblem } from "./script-problem.ts";

/** What a language lacks beside the Japanese, and what was translated from a Japanese that has changed since. */
export function checkTranslations({ texts, sources }: ScriptTexts): ScriptProblem[] {
  return LANGUAGES.filter((language) => language !== "ja").flatMap((language) =>
    [...texts.ja].flatMap(([key, japanese]): ScriptProblem[] => {
      const translated = texts[language].get(key);
      if (translated === undefined || translated.trim() === "") {
        return [textProblem("translation_missing", isList(key) ? "warning" : "error", language, key, null, japanese)];
      }
      const source = sources[language][key];
      const stale = source !== undefined && source !== fingerprintOfText(japanese);
      return [
        ...(stale ? [textProblem("translation_stale", "warning", language, key, null, japanese)] : []),
        ...checkPlaceholders(key, japanese, translated).map((name) =>
          textProblem("placeholder_differs", "error", language, key, name),
        ),
      ];
    }),
  );
}

/** Lists of other words for a button or a command: read by the engine, never shown. */
export function isList(key: string): boolean {
  return /_(also|words)$/.test(key) || key === "common:and";
}

/** By what a translation knows its Japanese again. */
export function fingerprintOfText(text: string): string {
  return shortId(text).slice(0, 10);
}

/** Names that stand in one of both only. Reasons of routing may leave some out: they are sentences of their own. */
function checkPlaceholders(key: string, japanese: string, translated: string): string[] {
  if (key.startsWith("route:")) return [];
  const there = placeholdersOf(japanese);
  const here = placeholdersOf(translated);
  return [
    ...new Set([...there.filter((name) => !here.includes(name)), ...here.filter((name) => !there.includes(name))]),
  ];
}

/** The names in {{double braces}} of a text. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? ""))];
}
