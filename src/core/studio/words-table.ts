import { z } from "zod";
import { LANGUAGES, Language } from "../language.ts";

/** A text's key, and the text in every language; null where there is none. */
export const WordsLine = z.strictObject({ key: z.string(), texts: z.record(Language, z.string().nullable()) });
export type WordsLine = z.infer<typeof WordsLine>;

/** POST /api/studio/words/read: a workbook that came back, as base64; answers its lines. */
export const WordsFile = z.strictObject({ base64: z.base64().max(8_000_000) });
export const WordsRead = z.array(WordsLine);

/**
 * The lines of a table with the columns key, ja, ja-easy and en, in whatever order and under whatever title; null when it is no such
 * table. An empty cell says nothing.
 */
export function linesOfTable(rows: readonly (readonly string[])[]): WordsLine[] | null {
  const headAt = rows.findIndex((row) => row.includes("key"));
  const head = rows[headAt];
  const at = (name: string) => head?.indexOf(name) ?? -1;
  if (head === undefined || !LANGUAGES.some((language) => at(language) >= 0)) return null;
  return rows
    .slice(headAt + 1)
    .filter((row) => (row[at("key")] ?? "") !== "")
    .map((row) => {
      const textIn = (language: Language) => row[at(language)] || null;
      return {
        key: row[at("key")] ?? "",
        texts: { ja: textIn("ja"), "ja-easy": textIn("ja-easy"), en: textIn("en") },
      };
    });
}
