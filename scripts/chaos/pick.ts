/** One of several things, each with its weight. */
export function pick<T>(luck: number, weighted: readonly (readonly [thing: T, weight: number])[]): T {
  let left = luck * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [thing, weight] of weighted) {
    left -= weight;
    if (left < 0) return thing;
  }
  const last = weighted.at(-1);
  if (last === undefined) throw new Error("nothing to pick from");
  return last[0];
}
