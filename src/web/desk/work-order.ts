import type { CaseRow } from "../../core/casework/views.ts";

/** The order to work in: unread alarms, then danger, then residents who wait for an answer, then the nearest deadline. */
export function inWorkOrder(rows: readonly CaseRow[]): CaseRow[] {
  return [...rows].sort(
    (a, b) =>
      Number(b.alarm) - Number(a.alarm) ||
      a.tier - b.tier ||
      Number(b.waiting) - Number(a.waiting) ||
      Date.parse(a.answerBy) - Date.parse(b.answerBy) ||
      a.receipt.localeCompare(b.receipt),
  );
}
