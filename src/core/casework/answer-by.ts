import type { City } from "../city/city.ts";
import { dayAfter, japanIso, japanTime } from "../city/japan-time.ts";
import { openingsOn } from "../city/open-at.ts";
import type { DangerTier } from "../triage/understanding.ts";

/** The longest closure we can imagine; a city whose hall never opens is a mistake in its file. */
const DAYS_MAX = 60;
/** What comes in shortly before closing cannot honestly be promised for the same day. */
const MINUTES_LEFT_MIN = 60;

/**
 * By when somebody must have answered, as ISO 8601 at +09:00: the close of the city hall, so many working days after the
 * present one. What comes in after hours counts from the next working day.
 * `at` is ISO 8601 with an offset; `holidays` are ISO dates.
 */
export function answerBy(city: City, tier: DangerTier, at: string, holidays: ReadonlySet<string>): string {
  const { working_hours: hours, working_days: days } = city.answer_within;
  const now = japanTime(at);
  let left = days[`tier${tier}`];
  for (let offset = 0; offset <= DAYS_MAX; offset++) {
    const day = dayAfter(now.date, offset);
    const close = openingsOn(hours, day.date, day.weekday, holidays).at(-1)?.to;
    const over = close === undefined || (offset === 0 && now.minute > close - MINUTES_LEFT_MIN);
    if (over) continue;
    if (left === 0) return japanIso(day.date, close);
    left--;
  }
  throw new Error(`city ${city.id}: no end within ${DAYS_MAX} days in answer_within`);
}
