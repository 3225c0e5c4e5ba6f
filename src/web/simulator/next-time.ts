const JAPAN_AHEAD_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** When it is next this hour in Japan, as ISO 8601. `now`: ms since epoch. At the hour itself, a day later. */
export function nextTime(hour: number, now: number): string {
  const midnight = Math.floor((now + JAPAN_AHEAD_MS) / DAY_MS) * DAY_MS - JAPAN_AHEAD_MS;
  const today = midnight + hour * 60 * 60 * 1000;
  return new Date(today > now ? today : today + DAY_MS).toISOString();
}
