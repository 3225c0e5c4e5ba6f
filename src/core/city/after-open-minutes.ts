import type { Hours } from "./city.ts";
import { dayAfter, japanIso, japanTime } from "./japan-time.ts";
import { openingsOn } from "./open-at.ts";

/** No office closes for so long; one that never opens is a mistake in its file. */
const DAYS_MAX = 400;

/**
 * The moment at which an office with these hours has been open for `minutes` since `at`, as ISO 8601 at +09:00: lunch, nights,
 * holidays and 年末年始 do not count. `at` is ISO 8601 with an offset, `holidays` are ISO dates.
 */
export function afterOpenMinutes(hours: Hours, at: string, minutes: number, holidays: ReadonlySet<string>): string {
  const now = japanTime(at);
  let left = minutes;
  for (let offset = 0; offset <= DAYS_MAX; offset++) {
    const day = dayAfter(now.date, offset);
    for (const { from, to } of openingsOn(hours, day.date, day.weekday, holidays)) {
      const start = offset === 0 ? Math.max(from, now.minute) : from;
      if (start >= to) continue;
      if (left <= to - start) return japanIso(day.date, start + left);
      left -= to - start;
    }
  }
  throw new Error(`an office that is not open for ${minutes} minutes within ${DAYS_MAX} days`);
}
