import type { Hours } from "../core/city/city.ts";
import type { Column } from "./csv-columns.ts";
import { readDays, readHours, readTime } from "./hours-phrase.ts";
import type { CellProblem, CellReader, Cells } from "./read-row.ts";

const HOURS_COLUMNS = ["利用可能曜日", "開始時間", "終了時間", "利用可能日時特記事項"] as const;
const EXAMPLE = "「月火水木金 08:30〜17:15、祝日休み、12月29日〜1月3日休み」のように書いてください";

/**
 * Hours from the standard's four columns. What 特記事項 says in full wins: only it knows lunch breaks and holidays. Where
 * nothing is said of holidays the office counts as closed then: sending somebody to a locked door is the worse mistake.
 */
export function readHoursCells(cells: Cells): ReturnType<CellReader> {
  const [days, from, to, remarks] = HOURS_COLUMNS.map((column) => cells.get(column) ?? "");
  if (HOURS_COLUMNS.every((column) => !cells.has(column))) return { patch: {} };
  if ([days, from, to, remarks].every((cell) => cell === "")) return { patch: { hours: null } };

  const said = remarks === undefined || remarks === "" ? null : readHours(remarks);
  if (said !== null) return withHolidays(said.openings, said.holidays, said.yearEnd, "利用可能日時特記事項");
  const table = readTable(days ?? "", from ?? "", to ?? "");
  if (!table.ok) {
    const unreadable = remarks !== "" && [days, from, to].every((cell) => cell === "");
    return {
      patch: {},
      problems: [
        unreadable
          ? { column: "利用可能日時特記事項", problem: `「${remarks}」を読めません。${EXAMPLE}` }
          : table.problem,
      ],
    };
  }
  const reading = withHolidays([table.opening], holidaysIn(remarks ?? ""), null, "利用可能曜日");
  const left =
    remarks === ""
      ? []
      : [doubt("利用可能日時特記事項", `「${remarks}」は取り込めません。必要なら備考に書いてください`)];
  return { ...reading, doubts: [...(reading.doubts ?? []), ...left] };
}

type Opening = Hours["openings"][number];
type Table = { ok: true; opening: Opening } | { ok: false; problem: CellProblem };

function readTable(saidDays: string, saidFrom: string, saidTo: string): Table {
  const [days, from, to] = [readDays(saidDays), readTime(saidFrom), readTime(saidTo)];
  if (days === null)
    return {
      ok: false,
      problem: doubt("利用可能曜日", `「${saidDays}」を読めません。「月火水木金」のように書いてください`),
    };
  if (from === null)
    return { ok: false, problem: doubt("開始時間", `「${saidFrom}」を読めません。「08:30」のように書いてください`) };
  if (to === null)
    return { ok: false, problem: doubt("終了時間", `「${saidTo}」を読めません。「17:15」のように書いてください`) };
  return { ok: true, opening: { days, from, to } };
}

function withHolidays(
  openings: Opening[],
  holidays: boolean | null,
  year_end: Hours["year_end"],
  column: Column,
): ReturnType<CellReader> {
  const doubts = holidays === null ? [doubt(column, "祝日のことが書かれていません。休みとして扱います")] : [];
  return { patch: { hours: { openings, closed_on_holidays: holidays ?? true, year_end } }, doubts };
}

function holidaysIn(remarks: string): boolean | null {
  if (/祝日?(は|も)?(休|閉|除)/.test(remarks)) return true;
  return null;
}

function doubt(column: Column, problem: string): CellProblem {
  return { column, problem };
}
