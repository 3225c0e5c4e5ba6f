const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Whether an entry was last assured more than a year before `today` (ISO dates). null, never assured, is unknown and not stale. */
export function isStale(assured: string | null, today: string): boolean {
  return assured !== null && Date.parse(today) - Date.parse(assured) > YEAR_MS;
}
