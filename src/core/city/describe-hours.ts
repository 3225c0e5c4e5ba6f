import type { Language } from "../language.ts";
import type { Hours } from "./city.ts";

const DAYS = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  "ja-easy": ["日", "月", "火", "水", "木", "金", "土"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
} satisfies Record<Language, string[]>;

const CLOSED = {
  ja: { holidays: "祝日", year_end: "年末年始", also: "・", sentence: (what: string) => `${what}は休み` },
  "ja-easy": {
    holidays: "祝日(しゅくじつ)",
    year_end: "年末年始(ねんまつねんし)",
    also: "と ",
    sentence: (what: string) => `${what}は 休(やす)みです`,
  },
  en: {
    holidays: "national holidays",
    year_end: "New Year",
    also: " and ",
    sentence: (what: string) => `Closed on ${what}`,
  },
} satisfies Record<Language, object>;

/** Opening hours in words: 「月〜金 8:30〜17:15（祝日・年末年始は休み）」. */
export function describeHours(hours: Hours, language: Language): string {
  const words = CLOSED[language];
  const openings = hours.openings.map((opening) => `${daysInWords(opening.days, language)} ${span(opening, language)}`);
  const closed = [
    ...(hours.closed_on_holidays ? [words.holidays] : []),
    ...(hours.year_end === null ? [] : [`${words.year_end}${language === "en" ? " " : ""}(${dates(hours.year_end)})`]),
  ];
  const stretches = openings.join(language === "en" ? ", " : "、");
  return closed.length === 0 ? stretches : `${stretches}\n${words.sentence(closed.join(words.also))}`;
}

/** 「月〜金」 for days in a row from Monday, 「毎日」 for all, else one by one. */
function daysInWords(days: readonly number[], language: Language): string {
  const names = DAYS[language];
  if (new Set(days).size === 7) return language === "en" ? "Every day" : "毎日";
  // The week begins on Monday, as on office doors.
  const sorted = [...new Set(days)].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const inARow = sorted.length > 2 && ((last + 6) % 7) - ((first + 6) % 7) === sorted.length - 1;
  const shown = inARow ? [first, last] : sorted;
  return shown
    .map((day) => names[day])
    .join(inARow ? (language === "en" ? "–" : "〜") : language === "en" ? ", " : "・");
}

function span({ from, to }: { from: string; to: string }, language: Language): string {
  const short = (time: string) => time.replace(/^0/, "");
  return `${short(from)}${language === "en" ? "–" : "〜"}${short(to)}`;
}

/** "12-29", "01-03" → 「12/29〜1/3」 */
function dates(range: readonly [string, string]): string {
  return range.map((day) => day.split("-").map(Number).join("/")).join("–");
}
