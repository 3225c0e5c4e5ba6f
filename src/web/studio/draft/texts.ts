import { LANGUAGES, type Language } from "../../../core/language.ts";
import type { Values } from "./draft-store.ts";
import { getAt, setAt } from "./set-at.ts";

/** "who.ask" in the flow "intake" is "intake:who.ask"; "common:menu" is itself. */
export function fullKey(flow: string, key: string): string {
  return key.includes(":") ? key : `${flow}:${key}`;
}

/** A text as it stands in the files, the city's own before the common one; null where there is none. */
export function textOf(values: Values, city: string, language: Language, key: string): string | null {
  const [path, rest] = placesOf(city, language, key);
  for (const file of path) {
    const found = getAt(values[file], rest);
    if (typeof found === "string") return found;
  }
  return null;
}

/** The files that change when a text is set; null takes it out. It is written where it stands, else among the common ones. */
export function withText(values: Values, city: string, language: Language, key: string, text: string | null): Values {
  const [[own = "", common = ""], path] = placesOf(city, language, key);
  const file = typeof getAt(values[own], path) === "string" ? own : common;
  return { [file]: setAt(values[file] ?? {}, path, text ?? undefined) };
}

/** Several texts at once, each on top of the one before. */
export function withTexts(
  values: Values,
  city: string,
  texts: readonly (readonly [Language, string, string | null])[],
): Values {
  const changes: Record<string, unknown> = {};
  const now: Record<string, unknown> = { ...values };
  for (const [language, key, text] of texts) {
    const changed = withText(now, city, language, key, text);
    Object.assign(now, changed);
    Object.assign(changes, changed);
  }
  return changes;
}

/** Every key there is in Japanese, file by file in the files' own order. */
export function allKeys(values: Values, city: string): string[] {
  const files = Object.keys(values).filter(
    (path) => path.startsWith("locales/ja/") || path.startsWith(`cities/${city}/locales/ja/`),
  );
  const keys = files.flatMap((path) => {
    const namespace = (path.split("/").at(-1) ?? "").replace(/\.yaml$/, "");
    return leaves(values[path]).map((key) => `${namespace}:${key}`);
  });
  return [...new Set(keys)];
}

/** The text in every language. */
export function textsOf(values: Values, city: string, key: string): Record<Language, string | null> {
  const [ja, easy, en] = LANGUAGES.map((language) => textOf(values, city, language, key));
  return { ja: ja ?? null, "ja-easy": easy ?? null, en: en ?? null };
}

function leaves(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? [key] : leaves(inner).map((rest) => `${key}.${rest}`),
  );
}

function placesOf(city: string, language: Language, key: string): [string[], string[]] {
  const [namespace = "", rest = ""] = key.split(":");
  const file = `locales/${language}/${namespace}.yaml`;
  return [[`cities/${city}/${file}`, file], rest.split(".")];
}
