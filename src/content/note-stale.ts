import { LANGUAGES, type Language } from "../core/language.ts";
import { type Bundle, kindOf, SOURCES_FILE } from "../core/studio/bundle.ts";
import { fingerprintOfText } from "../core/studio/check-translations.ts";
import { setInText } from "./edit-yaml-text.ts";
import { keysOf } from "./load-words.ts";
import { readSources } from "./parse-sources.ts";
import { parseTexts, placeOfWords, textAt } from "./parse-texts.ts";
import { readYamlOnce } from "./read-yaml-once.ts";

const HEAD =
  "# Translations of a Japanese text that has changed since: from which Japanese they are. Written by the studio.\n";

/**
 * Which translations are of an older Japanese after a change: where the Japanese became another and the translation did not, its
 * source is noted; where a translation was written anew, the note goes. Answers `locales/sources.yaml` where that changes it.
 */
export function noteStale(before: Bundle, after: Bundle): Record<string, string> {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const file = after[SOURCES_FILE] ?? "";
  const sources = readSources(() => readYamlOnce(SOURCES_FILE, file === "" ? "{}" : file));
  const next = LANGUAGES.filter((language) => language !== "ja").reduce((text, language) => {
    return [...(now.get("ja") ?? [])].reduce((so, [key, japanese]) => {
      const source = sourceOf(key, japanese, language);
      const known = sources[language][key];
      if (source === known) return so;
      return setInText(so, [language, key], source) ?? so;
    }, text);
  }, file);
  if (next === file) return {};
  return { [SOURCES_FILE]: next.startsWith("#") ? next : HEAD + next };

  function sourceOf(key: string, japanese: string, language: Language): string | undefined {
    const translation = now.get(language)?.get(key);
    const was = old.get("ja")?.get(key);
    const known = sources[language][key];
    // Written anew (or not there): it is of today's Japanese.
    if (translation === undefined || translation !== old.get(language)?.get(key)) return undefined;
    if (known !== undefined) return known === fingerprintOfText(japanese) ? undefined : known;
    return was === undefined || was === japanese ? undefined : fingerprintOfText(was);
  }
}

/** language → full key → text, the city's own in front of the common ones. */
function wordsOf(bundle: Bundle): Map<Language, Map<string, string>> {
  const found = new Map<Language, Map<string, string>>(LANGUAGES.map((language) => [language, new Map()]));
  const paths = Object.keys(bundle).filter((path) => kindOf(path) === "words");
  // Own ones come later and stand in for the common ones.
  for (const path of paths.toSorted((a, b) => Number(a.startsWith("cities/")) - Number(b.startsWith("cities/")))) {
    const { language, namespace } = placeOfWords(path);
    const { texts } = parseTexts(readYamlOnce(path, bundle[path] ?? ""));
    if (language === null || texts === null) continue;
    for (const key of keysOf(texts)) found.get(language)?.set(`${namespace}:${key}`, textAt(texts, key) ?? "");
  }
  return found;
}
