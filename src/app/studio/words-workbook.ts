import { LANGUAGES, type Language } from "../../core/language.ts";
import { listWords } from "../../core/studio/list-words.ts";
import { linesOfTable, type WordsLine } from "../../core/studio/words-table.ts";
import { writeXlsx } from "../write-xlsx.ts";
import { bundleOf } from "./open-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

const NAMES: Readonly<Record<Language, string>> = { ja: "日本語", "ja-easy": "やさしい日本語", en: "英語" };

/** Every text of the draft or a revision as a workbook for translators, with what is missing or old. null: no such revision. */
export async function wordsWorkbook(parts: StudioParts, city: string, of: string): Promise<Uint8Array | null> {
  const bundle = await bundleOf(parts, city, of);
  if (bundle === null) return null;
  const read = await parts.content.compile(bundle, city, { revision: null, today: null, checks: false });
  const rows = listWords(read, Object.values(read.flows)).map(({ key, in: texts, stale, steps }) => {
    const missing = LANGUAGES.filter((language) => texts[language] === null);
    const todo = [
      ...stale.map((language) => `${NAMES[language]}：見直す`),
      ...missing.map((language) => `${NAMES[language]}：まだない`),
    ];
    return [key, ...LANGUAGES.map((language) => texts[language] ?? ""), todo.join("、"), steps.join(" ")];
  });
  return writeXlsx({
    name: "ことば",
    title: "ボットの言うことば（1列目の key は変えないでください。空の所は、取り込んでも何も変わりません）",
    header: ["key", ...LANGUAGES, "すること", "使う所"],
    widths: [28, 44, 44, 44, 24, 24],
    rows,
  });
}

/** The lines of a workbook that came back. */
export function readWorkbook(parts: StudioParts, base64: string): StudioResult<WordsLine[]> {
  const rows = parts.content.readTable(base64);
  const lines = rows === null ? null : linesOfTable(rows);
  return lines === null ? refuse("bundle_unreadable") : { ok: true, value: lines };
}
