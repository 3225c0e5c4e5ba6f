import { type Bundle, kindOf } from "../core/studio/bundle.ts";
import type { PlainEdit } from "../core/studio/edit.ts";
import type { EditStep } from "./edit-bundle.ts";
import { parseTexts, placeOfWords, textAt } from "./parse-texts.ts";
import { readYamlOnce } from "./read-yaml-once.ts";
import { setText } from "./set-text.ts";

/** Sets a text where it stands: in the city's own file where that has it, else in the common one. */
export function editWords(bundle: Bundle, edit: Extract<PlainEdit, { do: "set_text" }>): EditStep {
  const [namespace = "", key = ""] = edit.key.split(":");
  const files = Object.keys(bundle).filter((path) => {
    const place = placeOfWords(path);
    return kindOf(path) === "words" && place.language === edit.language && place.namespace === namespace;
  });
  const own = files.find((path) => path.startsWith("cities/") && has(bundle[path], path, key));
  const path = own ?? files.find((each) => !each.startsWith("cities/")) ?? `locales/${edit.language}/${namespace}.yaml`;
  const text = setText(bundle[path] ?? "", key, edit.text);
  return text === null ? "file_unreadable" : { [path]: text };
}

function has(text: string | undefined, path: string, key: string): boolean {
  const { texts } = parseTexts(readYamlOnce(path, text ?? ""));
  return texts !== null && textAt(texts, key) !== null;
}
