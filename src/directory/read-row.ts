import { z } from "zod";
import type { City } from "../core/city/city.ts";
import { DOMAINS, type Domain } from "../core/domain.ts";
import type { Column } from "./csv-columns.ts";
import {
  DEPARTMENT_WORD,
  NONE_WORD,
  OPERATOR_WORDS,
  ROLE_WORDS,
  splitNames,
  UNNAMED_PART_WORD,
  WHOLE_CITY_WORD,
} from "./csv-words.ts";
import type { OfficePatch } from "./directory-diff.ts";
import { readDay } from "./read-day.ts";
import { readHoursCells } from "./read-hours-cells.ts";

/** A row's cells by column, trimmed; a column that the file has not is absent, an empty cell is "". */
export type Cells = ReadonlyMap<Column, string>;
/** A wrong cell, with what to do. A doubt is taken in all the same. */
export type CellProblem = { column: Column; problem: string };
export type RowReading = { patch: OfficePatch; problems: CellProblem[]; doubts: CellProblem[] };

/**
 * What a row says of an office. An empty cell means that a contact is not known (null); in columns where "not known" cannot be
 * said (区分, 分野, 担当圏域, …) it says nothing.
 */
export function readRow(cells: Cells, city: City): RowReading {
  const readings = READERS.map((read) => read(cells, city));
  return {
    patch: Object.assign({}, ...readings.map(({ patch }) => patch)),
    problems: readings.flatMap(({ problems }) => problems ?? []),
    doubts: readings.flatMap(({ doubts }) => doubts ?? []),
  };
}

export type CellReader = (
  cells: Cells,
  city: City,
) => { patch: OfficePatch; problems?: CellProblem[]; doubts?: CellProblem[] };

const READERS: readonly CellReader[] = [
  (cells) => ({
    patch: {
      ...whenGiven(cells, "名称", (name) => (name === "" ? {} : { name })),
      ...whenGiven(cells, "種別", (type) => ({ type: orNull(type) })),
      ...whenGiven(cells, "備考", (note) => ({ note: orNull(note) })),
      ...whenGiven(cells, "LINE公式アカウント", (line) => ({ line: orNull(line) })),
      ...whenGiven(cells, "略称", (short) => ({ short: orNull(short) })),
      ...whenGiven(cells, "別名", (aliases) => ({ aliases: splitNames(aliases) })),
      ...whenGiven(cells, "出典", (source) => (source === "" ? {} : { source })),
      ...whenGiven(cells, "対応言語", (said) => ({ languages: said === "" ? null : listOf(said) })),
    },
  }),
  readAddress,
  readPhone,
  readFax,
  readEmail,
  readPage("URL", "url"),
  readPage("連絡先FormURL", "form_url"),
  readHoursCells,
  readRole,
  readDomains,
  readDepartment,
  readOperator,
  readCatchment,
  readAges,
  readOrder,
  (cells) => {
    const said = cells.get("確認日");
    if (said === undefined) return { patch: {} };
    const assured = said === "" ? null : readDay(said);
    if (said !== "" && assured === null)
      return wrong("確認日", `「${said}」は日付として読めません。2026-11-22 のように`);
    return { patch: { assured } };
  },
];

function readAddress(cells: Cells) {
  const whole = cells.get("所在地_連結表記");
  const parts = (["所在地_都道府県", "所在地_市区町村", "所在地_町字", "所在地_番地以下"] as const).map(
    (column) => cells.get(column) ?? "",
  );
  // Many files leave one or the other empty.
  const street = whole === undefined || whole === "" ? parts.join("") : whole;
  const building = cells.get("建物名等(方書)") ?? "";
  const given = whole !== undefined || parts.some((part) => part !== "");
  if (!given) return { patch: {} };
  const address = street === "" || building === "" || street.includes(building) ? street : `${street}　${building}`;
  return { patch: { address: orNull(address) } };
}

function readPhone(cells: Cells): ReturnType<CellReader> {
  const said = cells.get("電話番号");
  if (said === undefined) return { patch: {} };
  if (said === "") return { patch: { phone: null } };
  const number = plainNumber(said);
  const extension = cells.get("内線番号") ?? "";
  if (number === null) {
    return wrong("電話番号", `「${said}」は電話番号として読めません。数字とハイフンで1つだけ書いてください`);
  }
  return { patch: { phone: extension === "" ? number : `${number}（内線${extension}）` } };
}

function readFax(cells: Cells): ReturnType<CellReader> {
  const said = cells.get("FAX番号");
  if (said === undefined) return { patch: {} };
  if (said === "") return { patch: { fax: null } };
  const fax = plainNumber(said);
  return fax === null
    ? wrong("FAX番号", `「${said}」はFAX番号として読めません。数字とハイフンで1つだけ書いてください`)
    : { patch: { fax } };
}

/** In whatever width and with whatever hyphen it was typed; null when it is no one number. */
function plainNumber(said: string): string | null {
  const number = said.normalize("NFKC").replace(/[‐‑–—―−ーｰ]/g, "-");
  return /^[+#]?[\d][\d ()-]{1,18}\d$/.test(number) ? number : null;
}

function readEmail(cells: Cells): ReturnType<CellReader> {
  const said = cells.get("連絡先メールアドレス");
  if (said === undefined) return { patch: {} };
  if (said === "") return { patch: { email: null } };
  // ★ and (at) keep harvesters off published lists.
  const email = z.email().safeParse(said.normalize("NFKC").replace(/★|\(at\)|\[at\]/i, "@"));
  return email.success
    ? { patch: { email: email.data } }
    : wrong("連絡先メールアドレス", `「${said}」はメールアドレスとして読めません。1つだけ、半角で書いてください`);
}

function readPage(column: "URL" | "連絡先FormURL", field: "url" | "form_url"): CellReader {
  return (cells) => {
    const said = cells.get(column);
    if (said === undefined) return { patch: {} };
    if (said === "") return { patch: { [field]: null } };
    if (!URL.canParse(said) || !/^https?:/.test(said)) return wrong(column, `「${said}」は https:// で始めてください`);
    return { patch: { [field]: said } };
  };
}

function readRole(cells: Cells): ReturnType<CellReader> {
  const said = cells.get("区分") ?? "";
  if (said === "" || said === DEPARTMENT_WORD) return { patch: {} };
  const role = keyOf(ROLE_WORDS, said);
  if (role === null) return wrong("区分", choose(said, [DEPARTMENT_WORD, ...Object.values(ROLE_WORDS)]));
  return { patch: { role } };
}

function readDomains(cells: Cells, city: City): ReturnType<CellReader> {
  const said = cells.get("分野") ?? "";
  if (said === "") return { patch: {} };
  const named = listOf(said).map((name) => ({ name, domain: domainOf(city, name) }));
  const unknown = named.find(({ domain }) => domain === null);
  if (unknown !== undefined) return wrong("分野", choose(unknown.name, Object.values(city.domains)));
  return { patch: { domains: named.flatMap(({ domain }) => domain ?? []) } };
}

function domainOf(city: City, name: string): Domain | null {
  return DOMAINS.find((domain) => domain === name || city.domains[domain] === name) ?? null;
}

function readDepartment(cells: Cells, city: City): ReturnType<CellReader> {
  const said = cells.get("所管課");
  if (said === undefined) return { patch: {} };
  if (said === "") return { patch: { department: null } };
  const found = city.departments.find(({ id, name }) => id === said || name === said);
  if (found === undefined)
    return wrong(
      "所管課",
      choose(
        said,
        city.departments.map(({ name }) => name),
      ),
    );
  return { patch: { department: found.id } };
}

function readOperator(cells: Cells): ReturnType<CellReader> {
  const said = cells.get("運営");
  if (said === undefined) return { patch: {} };
  if (said === "") return { patch: { operator: null } };
  const operator = keyOf(OPERATOR_WORDS, said);
  return operator === null ? wrong("運営", choose(said, Object.values(OPERATOR_WORDS))) : { patch: { operator } };
}

function readCatchment(cells: Cells, city: City): ReturnType<CellReader> {
  const said = cells.get("担当圏域") ?? "";
  if (said === "") return { patch: {} };
  if (said === WHOLE_CITY_WORD || said === "市全域") return { patch: { catchment: null } };
  if (said === UNNAMED_PART_WORD) return { patch: { catchment: [] } };
  const named = splitNames(said).map((name) => ({ name, area: areaOf(city, name) }));
  const unknown = named.find(({ area }) => area === null);
  if (unknown !== undefined) {
    return wrong(
      "担当圏域",
      `「${unknown.name}」は areas.yaml にありません。町名を直すか、areas.yaml に加えてください`,
    );
  }
  return { patch: { catchment: named.flatMap(({ area }) => area ?? []) } };
}

function areaOf(city: City, said: string): string | null {
  const found = city.areas.find(({ id, name, aliases }) => id === said || name === said || aliases.includes(said));
  return found?.id ?? null;
}

function readAges(cells: Cells): ReturnType<CellReader> {
  const [lowest, highest] = [cells.get("対象年齢_下限"), cells.get("対象年齢_上限")];
  if (lowest === undefined && highest === undefined) return { patch: {} };
  const read = (said: string | undefined) =>
    said === undefined || said === "" ? null : readWhole(said.replace(/歳/, ""));
  const [from, to] = [read(lowest), read(highest)];
  if (from === undefined) return wrong("対象年齢_下限", `「${lowest}」は数で書いてください`);
  if (to === undefined) return wrong("対象年齢_上限", `「${highest}」は数で書いてください`);
  return { patch: { ages: from === null && to === null ? null : { from, to } } };
}

function readOrder(cells: Cells): ReturnType<CellReader> {
  const said = cells.get("順番") ?? "";
  if (said === "") return { patch: {} };
  const order = readWhole(said);
  return order === undefined ? wrong("順番", `「${said}」は数で書いてください`) : { patch: { order } };
}

function readWhole(said: string): number | undefined {
  const figure = said.normalize("NFKC").trim();
  return /^\d{1,4}$/.test(figure) ? Number(figure) : undefined;
}

function listOf(said: string): string[] {
  return said === NONE_WORD ? [] : splitNames(said);
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

function whenGiven(cells: Cells, column: Column, read: (cell: string) => OfficePatch): OfficePatch {
  const cell = cells.get(column);
  return cell === undefined ? {} : read(cell);
}

function keyOf<K extends string>(words: Readonly<Record<K, string>>, said: string): K | null {
  for (const key in words) if (words[key] === said || key === said) return key;
  return null;
}

function wrong(column: Column, problem: string): ReturnType<CellReader> {
  return { patch: {}, problems: [{ column, problem }] };
}

function choose(said: string, among: readonly string[]): string {
  return `「${said}」はありません。次から選んでください：${among.join("・")}`;
}
