import type { Hours } from "./city.ts";
import { japanTime, minuteOf } from "./japan-time.ts";

/** Whether something with these hours is open at a moment (ISO 8601 with an offset). `holidays` are ISO dates. */
export function openAt(hours: Hours, at: string, holidays: ReadonlySet<string>): boolean {
  const { date, weekday, minute } = japanTime(at);
  return openingsOn(hours, date, weekday, holidays).some(({ from, to }) => from <= minute && minute < to);
}

/** The stretches of one day in minutes since midnight, earliest first; empty when it is closed all day. */
export function openingsOn(
  hours: Hours,
  date: string,
  weekday: number,
  holidays: ReadonlySet<string>,
): { from: number; to: number }[] {
  if (hours.closed_on_holidays && holidays.has(date)) return [];
  if (hours.year_end !== null && isWithin(date.slice(5), hours.year_end)) return [];
  return hours.openings
    .filter((opening) => opening.days.includes(weekday))
    .map((opening) => ({ from: minuteOf(opening.from), to: minuteOf(opening.to) }))
    .sort((a, b) => a.from - b.from);
}

/** 年末年始 runs over the end of the year: "12-29" to "01-03". */
function isWithin(monthDay: string, [from, to]: readonly [string, string]): boolean {
  return from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;
}
