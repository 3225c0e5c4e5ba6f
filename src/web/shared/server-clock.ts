/** Less than this is the network's doing, and the second's to which HTTP tells the time. */
const SAME_MS = 5_000;

// One for the page: every answer of the server tells it anew.
let aheadMs = 0;
const listeners = new Set<() => void>();

/** Now, in ms since epoch, by the server's clock: a shared PC's may be wrong, and a demo's is put forward. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}

/** Takes the time from an answer's Date header; null when there is none. */
export function hearServerTime(date: string | null): void {
  const told = date === null ? Number.NaN : Date.parse(date) - Date.now();
  if (Number.isNaN(told)) return;
  const heard = Math.abs(told) < SAME_MS ? 0 : told;
  if (Math.abs(heard - aheadMs) < SAME_MS) return;
  aheadMs = heard;
  for (const listener of listeners) listener();
}

/** Calls back when the clock has jumped; the answer ends that. */
export function onServerClock(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
