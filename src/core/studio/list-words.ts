import type { Flow } from "../flow/flow.ts";
import { textKeysOf } from "../flow/leads.ts";
import { flowKey } from "../flow/text.ts";
import { LANGUAGES } from "../language.ts";
import { fingerprintOfText, isList } from "./check-translations.ts";
import { checkEasyJapanese } from "./easy-japanese.ts";
import type { ScriptTexts } from "./script-problem.ts";
import type { StudioWords } from "./words-view.ts";

/** Every text in all languages side by side, with what is old, what is hard to read, and which steps say it. */
export function listWords({ texts, sources }: Omit<ScriptTexts, "required">, flows: readonly Flow[]): StudioWords {
  const said = new Map<string, string[]>();
  for (const flow of flows) {
    for (const [id, step] of Object.entries(flow.steps)) {
      for (const key of textKeysOf(step)) {
        const full = flowKey(flow.id, key);
        said.set(full, [...(said.get(full) ?? []), `${flow.id}.${id}`]);
      }
    }
  }
  const keys = new Set(LANGUAGES.flatMap((language) => [...texts[language].keys()]));
  return [...keys].map((key) => {
    const japanese = texts.ja.get(key);
    const easy = texts["ja-easy"].get(key);
    const shown = easy === undefined || isList(key) || key.startsWith("route:") ? [] : checkEasyJapanese(easy);
    return {
      key,
      in: { ja: japanese ?? null, "ja-easy": easy ?? null, en: texts.en.get(key) ?? null },
      stale: LANGUAGES.filter((language) => {
        const source = sources[language][key];
        return source !== undefined && japanese !== undefined && source !== fingerprintOfText(japanese);
      }),
      easy: shown,
      steps: [...new Set(said.get(key) ?? [])],
    };
  });
}
