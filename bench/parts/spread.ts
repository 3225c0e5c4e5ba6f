/** How long things took, ms: the middle one, and the one that a hundredth is slower than. null: nothing was measured. */
export type Spread = { p50: number; p95: number; p99: number; max: number; count: number };

export function spread(took: readonly number[]): Spread | null {
  if (took.length === 0) return null;
  const sorted = took.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1), count: sorted.length };
}
