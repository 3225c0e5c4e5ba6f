/**
 * The middle of waiting times that were counted in steps of `size` minutes, in minutes: of [{steps: 0, count: 3}] the step's middle.
 * `counts` are in order, the shortest first; null where nothing was counted.
 */
export function medianOf(counts: readonly { steps: number; count: number }[], size: number): number | null {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  let passed = 0;
  for (const { steps, count } of counts) {
    passed += count;
    if (passed * 2 >= all) return Math.round((steps + 0.5) * size);
  }
  return null;
}
