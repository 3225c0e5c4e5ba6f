import { LANGUAGES } from "../language.ts";
import { ALT_TEXT_MAX, BUTTON_LABEL_MAX, QUICK_LABEL_MAX } from "../limits.ts";
import { countGraphemes } from "../line-message/text-length.ts";
import { isList, placeholdersOf } from "./check-translations.ts";
import { checkEasyJapanese } from "./easy-japanese.ts";
import { type ScriptProblem, type ScriptTexts, textProblem } from "./script-problem.ts";

/** Names that texts outside of `route:` may use; the engine fills them in (params.ts, and where a text is said). */
const FILLED_IN: readonly string[] = [
  ...["city", "lead", "office", "offices", "domains", "topics", "main_topic", "receipt", "holder", "answer_by"],
  ...["number", "until", "from", "said", "place", "area", "count", "date", "time"],
];

/** Each text for itself: what the engine needs, what LINE can show, what is easy to read in やさしい日本語. */
export function checkWordings({ texts, required }: ScriptTexts): ScriptProblem[] {
  const missing = required
    .filter((key) => !texts.ja.has(key))
    .map((key) => textProblem("text_missing", "error", "ja", key));
  const each = LANGUAGES.flatMap((language) =>
    [...texts[language]].flatMap(([key, text]) => [
      ...checkNames(language, key, text),
      ...checkLength(language, key, text),
      ...(language === "ja-easy" && !isList(key) && !key.startsWith("route:")
        ? checkEasyJapanese(text).map(({ part, rule }) =>
            textProblem("easy_japanese", "warning", language, key, part, rule),
          )
        : []),
    ]),
  );
  return [...missing, ...each];
}

function checkNames(language: (typeof LANGUAGES)[number], key: string, text: string): ScriptProblem[] {
  if (key.startsWith("route:") || key.startsWith("places:")) return [];
  return placeholdersOf(text)
    .filter((name) => !FILLED_IN.includes(name))
    .map((name) => textProblem("placeholder_unknown", "error", language, key, name));
}

/** The engine's own buttons and words; those of flows are measured as they are put (flow/check-flows.ts). */
function checkLength(language: (typeof LANGUAGES)[number], key: string, text: string): ScriptProblem[] {
  if (isList(key)) return [];
  const max = maxOf(key);
  if (max === null) return [];
  const size = max === ALT_TEXT_MAX ? text.length : countGraphemes(text);
  if (text.trim() === "") return [textProblem("limit", "error", language, key, null, "text_empty")];
  return size > max ? [textProblem("limit", "error", language, key, null, `${size}/${max}`)] : [];
}

function maxOf(key: string): number | null {
  if (/^common:(command\.|share_place$)/.test(key)) return QUICK_LABEL_MAX;
  // A number and a space may stand before it.
  if (/^(common:aside\.\w+|danger:\w+)_(yes|no|ja|ja-easy|en)$/.test(key)) return BUTTON_LABEL_MAX - 3;
  return /^(common|danger|places|route):/.test(key) ? ALT_TEXT_MAX : null;
}
