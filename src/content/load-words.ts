import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import i18next from "i18next";
import { LANGUAGES, type Language } from "../core/language.ts";
import type { HasWords, Words } from "../core/script.ts";
import { ContentError } from "./content-error.ts";
import { type Locales, parseTexts, type Texts } from "./parse-texts.ts";
import { readYamlFile } from "./yaml-file.ts";

/** やさしい日本語 and English fall back to ja, never to each other: a resident is never shown a bare key. */
const FALLBACK = { ja: [], "ja-easy": ["ja"], en: ["ja"] } satisfies Record<Language, Language[]>;

/** Reads `<dir>/<language>/<namespace>.yaml`. Throws with file and place when a file cannot be read as texts. */
export function loadLocales(dir: string): Locales {
  const of = (language: Language) =>
    Object.fromEntries(
      (existsSync(join(dir, language)) ? readdirSync(join(dir, language)) : [])
        .filter((name) => name.endsWith(".yaml"))
        .map((name) => [name.replace(/\.yaml$/, ""), readTexts(join(dir, language, name))]),
    );
  return { ja: of("ja"), "ja-easy": of("ja-easy"), en: of("en") };
}

/** Makes the two pure functions that core speaks with. A key missing everywhere is a bug: the flow check refuses it before. */
export async function makeWords(locales: Locales): Promise<{ words: Words; has: HasWords }> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: "ja",
    fallbackLng: FALLBACK,
    // Otherwise i18next looks for "ja-Easy".
    lowerCaseLng: true,
    resources: locales,
    ns: Object.keys(locales.ja),
    interpolation: { escapeValue: false },
  });
  const speak = Object.fromEntries(LANGUAGES.map((language) => [language, instance.getFixedT(language)]));
  // i18next looks texts up and takes them apart once, not at every step of every conversation.
  const simple = new Map(LANGUAGES.map((language) => [language, new Map<string, SimpleText | null>()]));
  const simpleText = (language: Language, key: string): SimpleText | null => {
    const known = simple.get(language)?.get(key);
    if (known !== undefined) return known;
    const bare = speak[language]?.(key, { skipInterpolation: true }) ?? key;
    const found = instance.exists(key, { lng: language }) ? takeApart(bare) : null;
    simple.get(language)?.set(key, found);
    return found;
  };
  const existing = new Map<string, boolean>();
  return {
    words(language, key, given = {}) {
      const text = simpleText(language, key);
      const isAsked = typeof given === "function";
      if (isAsked && text?.names.length === 0) return text.pieces[0] ?? "";
      const params = isAsked ? given() : given;
      // With these i18next may choose another form.
      const others = params.count !== undefined || params.context !== undefined;
      const filled = others ? null : fill(text, params);
      return filled ?? speak[language]?.(key, { ...params }) ?? key;
    },
    has(key) {
      const known = existing.get(key) ?? instance.exists(key, { lng: "ja" });
      existing.set(key, known);
      return known;
    },
  };
}

/** A text as its pieces and, between each two of them, the name of what is filled in. */
type SimpleText = { pieces: readonly string[]; names: readonly string[] };

/** null for what only i18next can say: formats, other texts within, objects. */
function takeApart(bare: unknown): SimpleText | null {
  if (typeof bare !== "string") return null;
  const parts = bare.split(/\{\{(\w+)\}\}/);
  const pieces = parts.filter((_, place) => place % 2 === 0);
  if (pieces.some((piece) => /\{\{|\}\}|\$t\(/.test(piece))) return null;
  return { pieces, names: parts.filter((_, place) => place % 2 === 1) };
}

/** null where a name is not given. */
function fill(text: SimpleText | null, params: Readonly<Record<string, string | number>>): string | null {
  if (text === null) return null;
  let filled = text.pieces[0] ?? "";
  for (const [place, name] of text.names.entries()) {
    const value = params[name];
    if (value === undefined) return null;
    filled += `${value}${text.pieces[place + 1] ?? ""}`;
  }
  return filled;
}

/** The texts of `own` where it has them, else those of `common`. */
export function mergeLocales(common: Locales, own: Locales): Locales {
  const of = (language: Language) => {
    const files = Object.keys({ ...common[language], ...own[language] });
    return Object.fromEntries(
      files.map((file) => [file, mergeTexts(common[language][file] ?? {}, own[language][file] ?? {})]),
    );
  };
  return { ja: of("ja"), "ja-easy": of("ja-easy"), en: of("en") };
}

function mergeTexts(common: Texts, own: Texts): Texts {
  const merged = { ...common };
  for (const [key, value] of Object.entries(own)) {
    const before = merged[key];
    merged[key] = typeof before === "object" && typeof value === "object" ? mergeTexts(before, value) : value;
  }
  return merged;
}

/** Every key of a file, in its order: "who.ask", "who.again", … */
export function keysOf(texts: Texts, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}

function readTexts(path: string): Texts {
  const { texts, findings } = parseTexts(readYamlFile(path, readFileSync(path, "utf8")));
  if (texts !== null) return texts;
  const [first] = findings;
  throw new ContentError(
    `${path}: ${first?.code === "yaml" ? "cannot be read as YAML" : first?.label}: ${first?.reason}`,
  );
}
