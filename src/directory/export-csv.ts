import { stringify } from "csv-stringify/sync";
import type { City } from "../core/city/city.ts";
import { type Office, officesOf } from "../core/directory/office.ts";
import { neutralCell } from "../core/neutral-cell.ts";
import { COLUMNS, type Column } from "./csv-columns.ts";
import {
  DEPARTMENT_WORD,
  joinNames,
  NONE_WORD,
  OPERATOR_WORDS,
  ROLE_WORDS,
  UNNAMED_PART_WORD,
  WHOLE_CITY_WORD,
} from "./csv-words.ts";
import { writeDays, writeHours } from "./hours-phrase.ts";

/**
 * A city's directory as CSV: the columns of 公共施設一覧, then ours. UTF-8 with a byte order mark and CRLF, as Excel opens
 * it without asking. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function exportCsv(city: City): Uint8Array {
  return Buffer.from(`\ufeff${csvText(city)}`);
}

/** The same as a text, for other encodings. */
export function csvText(city: City): string {
  const rows = rowsOf(city).map((row) => row.map(neutralCell));
  return stringify([[...COLUMNS], ...rows], { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
}

/** The rows below the header, as plain texts. */
export function rowsOf(city: City): string[][] {
  return officesOf(city).map((office) => rowOf(city, office));
}

export function rowOf(city: City, office: Office): string[] {
  const cells = cellsOf(city, office);
  return COLUMNS.map((column) => cells[column] ?? "");
}

/** What is not known stays empty; so do columns that our packs have nothing for (町字ID, 緯度, …). */
function cellsOf(city: City, office: Office): Partial<Record<Column, string | null>> {
  const { hours } = office;
  return {
    ID: office.id,
    名称: office.name,
    所在地_連結表記: office.address,
    電話番号: office.phone,
    連絡先メールアドレス: office.email,
    連絡先FormURL: office.form_url,
    FAX番号: office.fax,
    LINE公式アカウント: office.line,
    利用可能曜日: hours === null ? null : writeDays([...new Set(hours.openings.flatMap(({ days }) => days))]),
    開始時間: hours?.openings.map(({ from }) => from).toSorted()[0] ?? null,
    終了時間:
      hours?.openings
        .map(({ to }) => to)
        .toSorted()
        .at(-1) ?? null,
    利用可能日時特記事項: hours === null ? null : writeHours(hours),
    URL: office.url,
    分野: office.domains.length === 0 ? NONE_WORD : joinNames(office.domains.map((domain) => city.domains[domain])),
    出典: office.source,
    確認日: office.assured,
    ...(office.kind === "department" ? { 区分: DEPARTMENT_WORD } : agencyCells(city, office)),
  };
}

function agencyCells(city: City, agency: Extract<Office, { kind: "agency" }>): Partial<Record<Column, string | null>> {
  return {
    種別: agency.type,
    備考: agency.note,
    略称: agency.short,
    別名: joinNames(agency.aliases),
    区分: ROLE_WORDS[agency.role],
    所管課: city.departments.find(({ id }) => id === agency.department)?.name ?? null,
    運営: agency.operator === null ? null : OPERATOR_WORDS[agency.operator],
    担当圏域: catchmentCell(city, agency.catchment),
    対象年齢_下限: agency.ages?.from?.toString() ?? null,
    対象年齢_上限: agency.ages?.to?.toString() ?? null,
    対応言語: agency.languages === null ? null : joinNames(agency.languages) || NONE_WORD,
    順番: agency.order.toString(),
  };
}

function catchmentCell(city: City, catchment: readonly string[] | null): string {
  if (catchment === null) return WHOLE_CITY_WORD;
  if (catchment.length === 0) return UNNAMED_PART_WORD;
  return joinNames(catchment.map((id) => city.areas.find((area) => area.id === id)?.name ?? id));
}
