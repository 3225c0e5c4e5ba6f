import type { Hours } from "../core/city/city.ts";

/** Sunday is 0, as in `Hours`. */
const DAYS = "日月火水木金土";
const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

type Opening = Hours["openings"][number];

/**
 * Hours as one cell of a table that people and this program read:
 * 「月火水木金 08:30〜12:00・13:00〜17:15、祝日休み、12月29日〜1月3日休み」.
 */
export function writeHours(hours: Hours): string {
  const parts: { days: string; times: string }[] = [];
  for (const { days, from, to } of hours.openings) {
    const last = parts.at(-1);
    if (last?.days === writeDays(days)) last.times += `・${from}〜${to}`;
    else parts.push({ days: writeDays(days), times: `${from}〜${to}` });
  }
  return [
    ...parts.map(({ days, times }) => `${days} ${times}`),
    hours.closed_on_holidays ? "祝日休み" : "祝日も開く",
    ...(hours.year_end === null ? [] : [`${hours.year_end.map(writeMonthDay).join("〜")}休み`]),
  ].join("、");
}

/**
 * What a cell says of hours, written by us or by a person (「平日9時～17時（土日祝日を除く）」). null when it cannot be read.
 * `holidays` is null when nothing is said of them.
 */
export function readHours(
  text: string,
): { openings: Opening[]; holidays: boolean | null; yearEnd: Hours["year_end"] } | null {
  const openings: Opening[] = [];
  let holidays: boolean | null = null;
  let yearEnd: Hours["year_end"] = null;
  let days: number[] | null = null;
  for (const part of partsOf(text)) {
    const closed = readYearEnd(part);
    const stretch = readStretch(part, days);
    if (closed !== null) yearEnd = closed;
    else if (/^(土日・?)?祝日?(は|も)?(休み|休館|休|閉庁|除く|を除く)$/.test(part)) holidays = true;
    else if (/^祝日?も(開く|開館|開庁)$/.test(part)) holidays = false;
    else if (stretch !== null) {
      days = stretch[0]?.days ?? days;
      openings.push(...stretch);
    } else return null;
  }
  return openings.length === 0 ? null : { openings, holidays, yearEnd };
}

/** 「月火水木金」, 「月～金」, 「月・水」, 「平日」, 「毎日」 → days; null when it is none of these. */
export function readDays(text: string): number[] | null {
  const said = folded(text)
    .replace(/曜日?/g, "")
    .replace(/[・,、\s]/g, "");
  if (said === "平日") return WEEKDAYS;
  if (said === "毎日") return EVERY_DAY;
  const range = /^([日月火水木金土])~([日月火水木金土])$/.exec(said);
  if (range !== null) return daysBetween(DAYS.indexOf(range[1] ?? ""), DAYS.indexOf(range[2] ?? ""));
  if (!/^[日月火水木金土]+$/.test(said)) return null;
  return [...new Set([...said].map((day) => DAYS.indexOf(day)))];
}

export function writeDays(days: readonly number[]): string {
  // The week begins on Monday, as on office doors.
  return days
    .toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
    .map((day) => DAYS[day])
    .join("");
}

/** 「8:30」, 「８時３０分」, 「17時」, 「0830」 → "08:30"; null when it is no time of day. */
export function readTime(text: string): string | null {
  const said = folded(text);
  const found = /^(\d{1,2})(?::|時)(\d{2})?分?(?::00)?$/.exec(said) ?? /^(\d{2})(\d{2})$/.exec(said);
  if (found === null || (said.includes(":") && found[2] === undefined)) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
}

function partsOf(text: string): string[] {
  return folded(text)
    .replace(/[()]/g, ";")
    .replace(/(?<=[日月火水木金土])[・,、](?=[日月火水木金土])/g, "")
    .split(/[,、;。\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** 「月火水木金 08:30~12:00・13:00~17:15」; without days those said before hold. */
function readStretch(part: string, before: number[] | null): Opening[] | null {
  const [, saidDays = "", saidTimes = ""] = /^(\D*?)\s*(\d.*)$/.exec(part) ?? [];
  const days = saidDays === "" ? before : readDays(saidDays);
  if (days === null || saidTimes === "") return null;
  const stretches = saidTimes.split("・").map((times) => times.split("~").map(readTime));
  const openings = stretches.flatMap(([from, to, more]) =>
    from == null || to == null || more !== undefined ? [] : [{ days, from, to }],
  );
  return openings.length === stretches.length ? openings : null;
}

function readYearEnd(part: string): [string, string] | null {
  const found = /^(?:年末年始)?(\d{1,2})[月/](\d{1,2})日?~(\d{1,2})[月/](\d{1,2})日?(?:は)?休み?$/.exec(part);
  if (found === null) return null;
  const [m1, d1, m2, d2] = found.slice(1).map((each) => each.padStart(2, "0"));
  return [`${m1}-${d1}`, `${m2}-${d2}`];
}

function writeMonthDay(monthDay: string): string {
  const [month, day] = monthDay.split("-").map(Number);
  return `${month}月${day}日`;
}

function daysBetween(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => (first + step) % 7);
}

/** One spelling for what cities write in several: full-width figures, and all the dashes and waves for "until". */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .replace(/から|[〜～−–—―ー-]/g, "~")
    .replace(/まで/g, "");
}
