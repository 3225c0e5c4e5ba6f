import { LANGUAGES } from "../../../core/language.ts";
import { linesOfTable, type WordsLine } from "../../../core/studio/words-table.ts";

const BOM = "\uFEFF";

/** As spreadsheet programs read it: UTF-8 with BOM, CRLF, everything in quotes. */
export function writeWordsCsv(lines: readonly WordsLine[]): string {
  const rows = [
    ["key", ...LANGUAGES],
    ...lines.map(({ key, texts }) => [key, ...LANGUAGES.map((language) => texts[language] ?? "")]),
  ];
  return BOM + rows.map((row) => row.map(cell).join(",")).join("\r\n");
}

/** A table of the same columns, in whatever order; null when it is none. */
export function readWordsCsv(text: string): WordsLine[] | null {
  return linesOfTable(readRows(text.replace(BOM, "")));
}

/** A cell that a spreadsheet would take for a formula is shown as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function plain(text: string): string {
  return text.replace(/^'(?=[=+\-@\t\r])/, "");
}

function readRows(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === "," || letter === "\n") {
      rows.at(-1)?.push(plain(field.replace(/\r$/, "")));
      field = "";
      if (letter === "\n") rows.push([]);
    } else field += letter;
  }
  rows.at(-1)?.push(plain(field.replace(/\r$/, "")));
  return rows.filter((row) => row.some((each) => each !== ""));
}
