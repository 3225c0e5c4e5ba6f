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
  // Most texts name nothing that is filled in: i18next looks them up once, not at every step of every conversation.
  const plain = new Map(LANGUAGES.map((language) => [language, new Map<string, string>()]));
  return {
    words(language, key, params) {
      // With a count i18next may choose another form.
      const known = params?.count === undefined ? plain.get(language)?.get(key) : undefined;
      if (known !== undefined) return known;
      const bare = speak[language]?.(key, { skipInterpolation: true }) ?? key;
      if (instance.exists(key, { lng: language }) && !/\{\{|\$t\(/.test(bare)) plain.get(language)?.set(key, bare);
      return speak[language]?.(key, { ...params }) ?? key;
    },
    has: (key) => instance.exists(key, { lng: "ja" }),
  };
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
