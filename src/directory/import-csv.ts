import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { City } from "../core/city/city.ts";
import { plainCell } from "../core/neutral-cell.ts";
import type { Result } from "../core/result.ts";
import { COLUMNS, type Column, columnOf } from "./csv-columns.ts";
import type { ImportedFile, ImportProblem } from "./directory-diff.ts";
import { readRow } from "./read-row.ts";

export type CsvFailure = "csv_broken" | "no_name_column";
/** Rows with the line of the file on which each ends (1 is the first), as csv-parse tells it with `info` and `raw`. */
const Records = z.array(
  z.object({ record: z.array(z.string()), raw: z.string(), info: z.object({ lines: z.number() }) }),
);

/**
 * Reads a CSV (or Excel's tab-separated "Unicode text") as offices of this city. Rows that cannot be read are named by line and
 * column and left out; the other rows are read all the same.
 */
export function importCsv(text: string, city: City): Result<ImportedFile, CsvFailure> {
  const rows = readRecords(text);
  const [header, ...body] = rows ?? [];
  if (header === undefined) return { ok: false, error: "csv_broken" };
  return readTable(header, body, city);
}

/**
 * Reads the first sheet of a workbook: rows of texts. Its header is the first row that names a column of names; what stands above is its
 * title. Excel keeps days and times as numbers.
 */
export function importSheet(sheet: readonly (readonly string[])[], city: City): Result<ImportedFile, CsvFailure> {
  const rows = sheet
    .map((cells, at): Row => ({ line: at + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const place = rows.findIndex(({ cells }) => cells.filter((cell) => columnOf(cell) !== null).length > 1);
  const header = rows[place];
  if (header === undefined) return { ok: false, error: "no_name_column" };
  const columns = header.cells.map(columnOf);
  const body = rows.slice(place + 1).map(({ line, cells }) => {
    return { line, cells: cells.map((cell, at) => fromExcel(columns[at] ?? null, cell)) };
  });
  return readTable(header, body, city);
}

const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** "46348" → "2026-11-22", "0.354166666666667" → "08:30", where a day or a time is meant. */
function fromExcel(column: Column | null, cell: string): string {
  if (column === "確認日" && /^\d{5}$/.test(cell)) {
    return new Date(EXCEL_EPOCH_MS + Number(cell) * DAY_MS).toISOString().slice(0, 10);
  }
  if ((column === "開始時間" || column === "終了時間") && /^0?\.\d+$/.test(cell)) {
    return new Date(Math.round((Number(cell) * DAY_MS) / 60_000) * 60_000).toISOString().slice(11, 16);
  }
  return cell;
}

function readTable(header: Row, body: readonly Row[], city: City): Result<ImportedFile, CsvFailure> {
  const columns = header.cells.map(columnOf);
  if (!columns.includes("名称")) return { ok: false, error: "no_name_column" };

  const read = body.map((row) => readLine(row, columns, city));
  return {
    ok: true,
    value: {
      offices: read.flatMap(({ office }) => office ?? []),
      left: read.flatMap(({ office, id, name }) => (office === null ? [{ id, name }] : [])),
      problems: [...twice(columns, header.line), ...read.flatMap(({ problems }) => problems)],
      doubts: [...unused(header, columns), ...read.flatMap(({ doubts }) => doubts)],
    },
  };
}

type Row = { line: number; cells: string[] };

function readRecords(text: string): Row[] | null {
  try {
    const records = Records.parse(
      // csv-parse counts a CRLF within quotes as two lines.
      parse(text.replace(/\r\n?/g, "\n"), {
        bom: true,
        delimiter: delimiterOf(text),
        info: true,
        raw: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
      }),
    );
    return records
      .map(({ record, raw, info }) => ({ line: info.lines - raw.trim().split("\n").length + 1, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
  } catch (failure) {
    if (failure instanceof CsvError) return null;
    throw failure;
  }
}

function delimiterOf(text: string): "," | "\t" {
  const first = text.slice(0, text.search(/\r?\n|$/));
  return first.includes("\t") && !first.includes(",") ? "\t" : ",";
}

function readLine({ line, cells }: Row, columns: readonly (Column | null)[], city: City) {
  const at = `${line}行目`;
  const byColumn = new Map(
    columns.flatMap((column, place): [Column, string][] =>
      column === null ? [] : [[column, plainCell(cells[place] ?? "")]],
    ),
  );
  const name = byColumn.get("名称") ?? "";
  const { patch, problems, doubts } = readRow(byColumn, city);
  const nameless = name === "" ? [{ column: "名称" as const, problem: "名称が空です。名称を入れてください" }] : [];
  const tooMany =
    cells.length > columns.length
      ? [{ column: null, problem: '列が見出しより多くあります。「,」を含む値は " で囲んでください' }]
      : [];
  const wrong = [...nameless, ...tooMany, ...problems].map((each): ImportProblem => ({ at, ...each }));
  const id = byColumn.get("ID") || null;
  return {
    ...{ id, name },
    office: wrong.length > 0 ? null : { at, id, name, patch },
    problems: wrong,
    doubts: doubts.map((each): ImportProblem => ({ at, ...each })),
  };
}

function twice(columns: readonly (Column | null)[], line: number): ImportProblem[] {
  return COLUMNS.filter((column) => columns.filter((each) => each === column).length > 1).map((column) => ({
    at: `${line}行目`,
    column,
    problem: "同じ意味の列が2つあります。1つにしてください",
  }));
}

function unused({ line, cells }: Row, columns: readonly (Column | null)[]): ImportProblem[] {
  return cells
    .filter((name, place) => columns[place] === null && name.trim() !== "")
    .map((column) => ({ at: `${line}行目`, column, problem: "この列は使いません" }));
}
