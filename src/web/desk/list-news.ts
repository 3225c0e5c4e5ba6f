import type { CaseRow } from "../../core/casework/views.ts";

/** What a refreshed list has that the one before had not: ids of new cases, of new alarms, and of residents who wrote. */
export type ListNews = { arrived: string[]; alarmed: string[]; waiting: string[] };

/** Compares two states of one list. A page that was loaded later ("show more") is not news: pass only ids once seen as `before`. */
export function newsBetween(before: readonly CaseRow[], after: readonly CaseRow[]): ListNews {
  const known = new Map(before.map((row) => [row.id, row]));
  const newer = (row: CaseRow, flag: "alarm" | "waiting") => row[flag] && known.get(row.id)?.[flag] !== true;
  return {
    arrived: after.filter((row) => !known.has(row.id)).map((row) => row.id),
    alarmed: after.filter((row) => newer(row, "alarm")).map((row) => row.id),
    waiting: after.filter((row) => known.has(row.id) && newer(row, "waiting")).map((row) => row.id),
  };
}
