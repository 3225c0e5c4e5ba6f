import { LANES } from "../core/effect.ts";

/** An unfinished line of one conversation and queue, as far as its turn matters. `lane` is an index into LANES. */
export type OpenLine = { seq: number; lane: number; dueAt: number };

const CRISIS = LANES.indexOf("crisis");

/**
 * When each line may be carried out (ms), for all unfinished lines of one conversation and queue.
 * A line put off holds back what a resident should see after it: lines of later lanes, and lines planned later.
 * Only a crisis line waits for nothing but itself. The answer has the order of delivery: by lane, then as planned.
 */
export function orderLines<T extends OpenLine>(lines: readonly T[]): { line: T; mayGoAt: number }[] {
  const heldBySequence = new Map<number, number>();
  const latestInLane = LANES.map(() => 0);
  let latest = 0;
  for (const line of lines.toSorted((a, b) => a.seq - b.seq)) {
    latest = Math.max(latest, line.dueAt);
    heldBySequence.set(line.seq, latest);
    latestInLane[line.lane] = Math.max(latestInLane[line.lane] ?? 0, line.dueAt);
  }
  return lines
    .toSorted((a, b) => a.lane - b.lane || a.seq - b.seq)
    .map((line) => {
      if (line.lane === CRISIS) return { line, mayGoAt: line.dueAt };
      const heldByLane = Math.max(0, ...latestInLane.slice(0, line.lane));
      return { line, mayGoAt: Math.max(heldBySequence.get(line.seq) ?? 0, heldByLane) };
    });
}

/** When the first of the lines may go (ms), or null when there is none. */
export function firstDue(lines: readonly OpenLine[]): number | null {
  if (lines.length === 0) return null;
  return Math.min(...orderLines(lines).map((entry) => entry.mayGoAt));
}
