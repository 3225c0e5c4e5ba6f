import type { City } from "../core/city/city.ts";
import { japanTime } from "../core/city/japan-time.ts";
import { openingsOn } from "../core/city/open-at.ts";
import type { Script } from "../core/script.ts";
import type { NoticeRecords } from "./notice-records.ts";

/** Half past eight, when city halls open. */
const DIGEST_MINUTE = 8 * 60 + 30;

/** Plans the day's digests of every city whose hall is open today, from half past eight on. Asking again changes nothing. */
export async function planDigests(deps: {
  notices: Pick<NoticeRecords, "planDigests">;
  scripts: ReadonlyMap<string, Script>;
  now: () => number;
}): Promise<void> {
  const now = deps.now();
  for (const { city, holidays } of deps.scripts.values()) {
    const date = digestDay(city, holidays, now);
    if (date !== null) await deps.notices.planDigests(city.id, date, now);
  }
}

/** The day (YYYY-MM-DD) whose digest is due at `now` (ms); null before half past eight and on closed days. */
export function digestDay(city: City, holidays: ReadonlySet<string>, now: number): string | null {
  const { date, weekday, minute } = japanTime(new Date(now).toISOString());
  if (minute < DIGEST_MINUTE) return null;
  return openingsOn(city.answer_within.working_hours, date, weekday, holidays).length === 0 ? null : date;
}
