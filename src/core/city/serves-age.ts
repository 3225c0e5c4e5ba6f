import type { AgeBand } from "../domain.ts";

const BANDS: Readonly<Record<AgeBand, readonly [number, number]>> = {
  "0-5": [0, 5],
  "6-17": [6, 17],
  "18-39": [18, 39],
  "40-64": [40, 64],
  "65-74": [65, 74],
  "75+": [75, Number.POSITIVE_INFINITY],
};

/** Ages served, both inclusive; null is no limit. */
export type Ages = { from: number | null; to: number | null } | null;

/** Whether somebody of this age band may be served. An unknown age (null) is never a reason to leave an office out. */
export function servesAge(ages: Ages, band: AgeBand | null): boolean {
  if (ages === null || band === null) return true;
  const [youngest, oldest] = BANDS[band];
  return (ages.from ?? 0) <= oldest && youngest <= (ages.to ?? Number.POSITIVE_INFINITY);
}
