/** 1 s, 2 s, 4 s … up to 5 minutes. */
export function backoffMs(tries: number): number {
  return Math.min(1000 * 2 ** Math.min(tries, 10), 300_000);
}
