import { inLanguage } from "../shared/in-language.ts";

const ZONE = "Asia/Tokyo";

const text = inLanguage({
  ja: {
    passed: (span: string) => `${span}すぎています`,
    left: (span: string) => `あと${span}`,
    days: (n: number) => `${n}日`,
    hours: (n: number) => `${n}時間`,
    minutes: (n: number) => `${n}分`,
  },
  en: {
    passed: (span: string) => `${span} late`,
    left: (span: string) => `${span} left`,
    days: (n: number) => `${n} d`,
    hours: (n: number) => `${n} h`,
    minutes: (n: number) => `${n} min`,
  },
});

const LOCALE = inLanguage({ ja: "ja-JP", en: "en-GB" });

/** Long names of months would not fit where a deadline stands. */
const MONTH = inLanguage<"long" | "short">({ ja: "long", en: "short" });

const DAY_TIME = new Intl.DateTimeFormat(LOCALE, {
  timeZone: ZONE,
  month: MONTH,
  day: "numeric",
  weekday: "short",
  hour: "numeric",
  minute: "2-digit",
});
const YEAR_DAY_TIME = new Intl.DateTimeFormat(LOCALE, {
  timeZone: ZONE,
  year: "numeric",
  month: MONTH,
  day: "numeric",
  weekday: "short",
  hour: "numeric",
  minute: "2-digit",
});

/** "2026-11-24T08:15:00Z" → 「11月24日(火) 17:15」, always in Japan's time, whatever the PC is set to. */
export function dayAndTime(iso: string): string {
  return DAY_TIME.format(new Date(iso));
}

/** The same with its year, for paper. */
export function yearDayAndTime(iso: string): string {
  return YEAR_DAY_TIME.format(new Date(iso));
}

const DAY = new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, year: "numeric", month: "long", day: "numeric" });

/** A day (YYYY-MM-DD) → 「2026年11月24日」. */
export function dayOf(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00+09:00`));
}

const CLOCK = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });

/** ms since epoch → "2026-11-24T17:15", as a field for day and time takes it, on Japan's clock. */
export function toJapanClock(ms: number): string {
  return CLOCK.format(new Date(ms)).replace(" ", "T");
}

/** "2026-11-24T17:15" on Japan's clock → ISO 8601; null when it is no time. */
export function fromJapanClock(clock: string): string | null {
  const ms = Date.parse(`${clock}:00+09:00`);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

export type Deadline = { state: "passed" | "soon" | "later"; words: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Within this time somebody should think of it now. */
const SOON_MS = 4 * HOUR_MS;

/** How far away a deadline is, in words: 「あと3時間」「2日すぎています」. `now` is ms since epoch. */
export function deadlineFrom(answerBy: string, now: number): Deadline {
  const left = Date.parse(answerBy) - now;
  if (left < 0) return { state: "passed", words: text.passed(span(-left)) };
  return { state: left <= SOON_MS ? "soon" : "later", words: text.left(span(left)) };
}

/** The largest unit alone, rounded down: nobody plans a visit by the minute. */
function span(ms: number): string {
  if (ms >= DAY_MS) return text.days(Math.floor(ms / DAY_MS));
  if (ms >= HOUR_MS) return text.hours(Math.floor(ms / HOUR_MS));
  return text.minutes(Math.max(1, Math.floor(ms / MINUTE_MS)));
}
