/**
 * Dates and times as a clock in Japan shows them, computed without the machine's time zone.
 * Japan has had one offset and no summer time since 1952.
 */
const OFFSET_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** `date` is YYYY-MM-DD, `weekday` 0 (Sunday) to 6, `minute` minutes since midnight. */
export type JapanTime = { date: string; weekday: number; minute: number };

/** `at` is ISO 8601 with an offset. A bug in the caller when it is not a time. */
export function japanTime(at: string): JapanTime {
  const clock = new Date(Date.parse(at) + OFFSET_MS);
  return {
    date: clock.toISOString().slice(0, 10),
    weekday: clock.getUTCDay(),
    minute: clock.getUTCHours() * 60 + clock.getUTCMinutes(),
  };
}

/** The day `days` after a date (before it, when negative), and its weekday. */
export function dayAfter(date: string, days: number): { date: string; weekday: number } {
  const day = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
  return { date: day.toISOString().slice(0, 10), weekday: day.getUTCDay() };
}

/** 「2026-04-02」, 1035 → "2026-04-02T17:15:00+09:00" */
export function japanIso(date: string, minute: number): string {
  if (minute === 24 * 60) return japanIso(dayAfter(date, 1).date, 0);
  const hours = String(Math.floor(minute / 60)).padStart(2, "0");
  const minutes = String(minute % 60).padStart(2, "0");
  return `${date}T${hours}:${minutes}:00+09:00`;
}

/** "08:30" → 510. "24:00" is the end of a day. */
export function minuteOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
