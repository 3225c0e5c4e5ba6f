/** The residents' clock, wherever the browser stands. */
const TIME_ZONE = "Asia/Tokyo";

const CLOCK = new Intl.DateTimeFormat("ja-JP", { timeZone: TIME_ZONE, hour: "numeric", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("ja-JP", {
  timeZone: TIME_ZONE,
  month: "numeric",
  day: "numeric",
  weekday: "short",
});
const DATE = new Intl.DateTimeFormat("sv-SE", { timeZone: TIME_ZONE });

const DAY_MS = 24 * 60 * 60 * 1000;

/** "9:05" in Japan. `at` is ISO 8601. */
export function clockWords(at: string): string {
  return CLOCK.format(new Date(at));
}

/** "11/22(日)" in Japan. `at` is ISO 8601. */
export function dayWordsAlone(at: string): string {
  return DAY.format(new Date(at));
}

/** The calendar day in Japan, "2026-11-22". */
export function dayOf(at: string): string {
  return DATE.format(new Date(at));
}

/** 「今日」「昨日」「11/20(金)」, as LINE separates days. */
export function dayWords(at: string, now: string): string {
  const day = dayOf(at);
  if (day === dayOf(now)) return "今日";
  if (day === dayOf(new Date(Date.parse(now) - DAY_MS).toISOString())) return "昨日";
  return DAY.format(new Date(at));
}
