import { strFromU8, unzipSync } from "fflate";

/** Far more than a table of words; a workbook that claims more is not unpacked. */
const UNPACKED_MAX = 40_000_000;

/**
 * The first sheet of an Excel workbook (ECMA-376) as rows of texts, as Excel, Numbers, LibreOffice and we ourselves write them. Empty
 * cells are "". Numbers, dates and formulas are what is stored for them. null when it is no workbook.
 */
export function readXlsx(bytes: Uint8Array): string[][] | null {
  const parts = unpacked(bytes);
  const sheet = parts === null ? null : firstSheet(parts);
  if (parts === null || sheet === null) return null;
  const shared = elements(parts["xl/sharedStrings.xml"] ?? "", "si").map(({ inner }) => textOf(inner));
  return elements(sheet, "row").map(({ inner }) => {
    const row: string[] = [];
    for (const { attributes, inner: cell } of elements(inner, "c")) {
      row[columnOf(attributes.r) ?? row.length] = cellText(cell, attributes.t, shared);
    }
    return Array.from(row, (text) => text ?? "");
  });
}

type Parts = Readonly<Record<string, string>>;

function unpacked(bytes: Uint8Array): Parts | null {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        if (size > UNPACKED_MAX) throw new Error("too large");
        return /^xl\/(?:workbook\.xml|_rels\/|sharedStrings\.xml|worksheets\/)/.test(name);
      },
    });
    return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
  } catch {
    // fflate throws for everything that is no archive.
    return null;
  }
}

/** The sheet that stands first in the workbook, wherever its part is. */
function firstSheet(parts: Parts): string | null {
  const [sheet] = elements(parts["xl/workbook.xml"] ?? "", "sheet");
  const relations = elements(parts["xl/_rels/workbook.xml.rels"] ?? "", "Relationship");
  const target = relations.find(({ attributes }) => attributes.Id === sheet?.attributes["r:id"])?.attributes.Target;
  if (target === undefined) return null;
  return parts[target.startsWith("/") ? target.slice(1) : `xl/${target}`] ?? null;
}

function cellText(cell: string, type: string | undefined, shared: readonly string[]): string {
  if (type === "inlineStr") return textOf(cell);
  const value = unescaped(elements(cell, "v")[0]?.inner ?? "");
  return type === "s" ? (shared[Number(value)] ?? "") : value;
}

/** All runs of a text; the readings that Excel keeps for kanji (`rPh`) are none of it. */
function textOf(xml: string): string {
  const words = xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, "");
  return elements(words, "t")
    .map(({ inner }) => unescaped(inner))
    .join("");
}

/** "C7" → 2 */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]+/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

type Element = { attributes: Readonly<Record<string, string>>; inner: string };

/** Elements of a name; none of those asked for here stands inside another of its name. */
function elements(xml: string, name: string): Element[] {
  const pattern = new RegExp(`<${name}((?:\\s[^<>]*?)?)(?:/>|>([\\s\\S]*?)</${name}>)`, "g");
  return [...xml.matchAll(pattern)].map(([, attributes = "", inner = ""]) => {
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)];
    return { attributes: Object.fromEntries(pairs.map(([, key, value = ""]) => [key, unescaped(value)])), inner };
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** XML's entities, Excel's `_x000D_` for a control character, and line ends as we have them. */
function unescaped(text: string): string {
  return text
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
      if (typeof decimal === "string") return String.fromCodePoint(Number(decimal));
      if (typeof hex === "string") return String.fromCodePoint(Number.parseInt(hex, 16));
      return NAMED[name] ?? all;
    })
    .replaceAll("_x000D_", "")
    .replaceAll("\r\n", "\n");
}
