import type { Hours } from "../core/city/city.ts";
import { writeHours } from "./hours-phrase.ts";
import type { HsdsSchedule } from "./hsds.ts";
import { hsdsId } from "./hsds-names.ts";

/** RFC 5545, 3.3.10; Sunday is 0 as in `Hours`. */
const BYDAY = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const JAPAN = { offset: "+09:00", hours: 9 };
/** HSDS has no 24:00; its guidance for "until midnight" is 23:59. */
const MIDNIGHT = "24:00";
const LAST_MINUTE = "23:59";

/** One schedule for each stretch. Holidays and 年末年始 go along in words, and as attributes of the service. */
export function writeSchedules(hours: Hours, ...name: readonly string[]): HsdsSchedule[] {
  return hours.openings.map(({ days, from, to }, at) => ({
    id: hsdsId(...name, "schedule", String(at)),
    freq: "WEEKLY",
    byday: days.map((day) => BYDAY[day]).join(","),
    opens_at: from + JAPAN.offset,
    closes_at: (to === MIDNIGHT ? LAST_MINUTE : to) + JAPAN.offset,
    timezone: JAPAN.hours,
    description: writeHours(hours),
  }));
}

/** Openings of weekly schedules in Japan's time; null when one of them says something that our hours cannot. */
export function readSchedules(schedules: readonly HsdsSchedule[]): Hours["openings"] | null {
  const openings = schedules.map(readSchedule);
  return openings.some((opening) => opening === null) ? null : openings.flatMap((opening) => opening ?? []);
}

function readSchedule({ freq, byday, opens_at, closes_at }: HsdsSchedule): Hours["openings"][number] | null {
  const days = (byday ?? "").split(",").map((day) => BYDAY.indexOf(day.trim()));
  const [from, to] = [readTime(opens_at), readTime(closes_at)];
  if ((freq ?? "WEEKLY") !== "WEEKLY" || days.includes(-1) || from === null || to === null) return null;
  return { days, from, to: to === LAST_MINUTE ? MIDNIGHT : to };
}

/** "08:30", "08:30:00", "08:30+09:00". Another country's offset is not ours to recalculate. */
function readTime(text: string | undefined): string | null {
  return /^(\d{2}:\d{2})(?::00)?(?:\+09:00)?$/.exec(text ?? "")?.[1] ?? null;
}
