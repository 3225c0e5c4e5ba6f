import type { z } from "zod";
import { Ages, type City, Hours } from "../core/city/city.ts";
import { Domain } from "../core/domain.ts";
import { OPERATOR_WORDS, ROLE_WORDS } from "./csv-words.ts";
import type { DirectoryDiff, FieldChange, ImportProblem, OfficeField } from "./directory-diff.ts";
import { writeHours } from "./hours-phrase.ts";

const FIELD_WORDS: Partial<Record<OfficeField, string>> = {
  name: "名称",
  short: "略称",
  aliases: "別名",
  role: "区分",
  type: "種別",
  domains: "分野",
  department: "所管課",
  operator: "運営",
  ages: "対象年齢",
  catchment: "担当圏域",
  order: "順番",
  languages: "対応言語",
  note: "備考",
  phone: "電話番号",
  fax: "FAX番号",
  email: "メール",
  form_url: "問い合わせフォーム",
  line: "LINE",
  address: "所在地",
  url: "URL",
  hours: "利用時間",
  source: "出典",
  assured: "確認日",
};

/** What an import would do, in words for the officer who decides. Plain text, Japanese; a line for each thing. */
export function describeDiff(city: City, diff: DirectoryDiff): string {
  const changes = diff.changed.map(({ name, at, fields }) =>
    [`${name}（${at}）`, ...fields.map((field) => `  ${changeLine(city, field)}`)].join("\n"),
  );
  return [
    ...section("直すところ（この行は取り込みません）", diff.problems.map(problemInWords)),
    ...section("確かめるところ（取り込みます）", diff.doubts.map(problemInWords)),
    ...section(
      "加わる窓口",
      diff.added.map(({ at, id, patch }) => `${patch.name}（${id}、${at}）`),
    ),
    ...section("変わる窓口", changes),
    ...section(
      "ファイルに無い窓口（消しません）",
      diff.missing.map(({ id, name }) => `${name}（${id}）`),
    ),
    summary(diff),
  ].join("\n");
}

/** Whether applying it would change anything. */
export function changesSomething({ added, changed }: DirectoryDiff): boolean {
  return added.length > 0 || changed.length > 0;
}

function summary({ added, changed, missing, problems }: DirectoryDiff): string {
  return `加わる ${added.length}・変わる ${changed.length}・ファイルに無い ${missing.length}・直すところ ${problems.length}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`■ ${title}`, ...lines, ""];
}

function problemInWords({ at, column, problem }: ImportProblem): string {
  return column === null ? `${at}：${problem}` : `${at}「${column}」：${problem}`;
}

/** A change for people: what the field is called, and its value before and after. */
export function changeInWords(city: City, { field, before, after }: FieldChange) {
  return {
    label: FIELD_WORDS[field] ?? field,
    before: valueInWords(city, field, before),
    after: valueInWords(city, field, after),
  };
}

function changeLine(city: City, change: FieldChange): string {
  const { label, before, after } = changeInWords(city, change);
  return `${label}：${before} → ${after}`;
}

function valueInWords(city: City, field: OfficeField, value: unknown): string {
  const hours = Hours.safeParse(value);
  if (field === "hours" && hours.success) return writeHours(hours.data);
  if (value === null || value === undefined) return field === "catchment" ? "市全域" : "（なし）";
  if (Array.isArray(value)) {
    return value.length === 0 ? "（空）" : value.map((each) => nameOf(city, field, String(each))).join("・");
  }
  const ages = field === "ages" ? Ages.safeParse(value) : null;
  if (ages?.success && ages.data !== null) return agesInWords(ages.data);
  return typeof value === "object" ? JSON.stringify(value) : nameOf(city, field, String(value));
}

function agesInWords({ from, to }: NonNullable<z.infer<typeof Ages>>): string {
  return `${from === null ? "" : `${from}歳から`}${to === null ? "" : `${to}歳まで`}`;
}

/** People know areas, departments and domains by name. */
function nameOf(city: City, field: OfficeField, value: string): string {
  const domain = Domain.safeParse(value);
  if (field === "domains" && domain.success) return city.domains[domain.data];
  if (field === "role") return keyedWord(ROLE_WORDS, value);
  if (field === "operator") return keyedWord(OPERATOR_WORDS, value);
  const named = field === "catchment" ? city.areas : field === "department" ? city.departments : [];
  return named.find(({ id }) => id === value)?.name ?? value;
}

function keyedWord(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}
