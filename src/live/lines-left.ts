import type { LineOutcome, LinesClaim } from "../app/live-store.ts";

/**
 * Counts what is left to do of each claim, so that its lease is given back in the same step that settles the last of its lines
 * instead of in one more. Claims are known by their fence.
 */
export type LinesLeft = {
  taken(claim: LinesClaim): void;
  /** True when these are the last; from then on the claim is over. A line settled twice counts once. */
  settled(fence: number, outcomes: readonly LineOutcome[]): boolean;
  /** That the last were settled could not be written down: the lease is still to be given back. */
  failed(fence: number): void;
  /** True when the claim was not over yet: its lease is still to be given back. */
  released(fence: number): boolean;
};

export function countLinesLeft(): LinesLeft {
  const left = new Map<number, Set<string>>();
  return {
    taken: ({ fence, lines }) => void left.set(fence, new Set(lines.map(({ id }) => id))),
    settled(fence, outcomes) {
      const ids = left.get(fence);
      if (ids === undefined) return false;
      for (const { lineId } of outcomes) ids.delete(lineId);
      return ids.size === 0 && left.delete(fence);
    },
    failed: (fence) => void left.set(fence, new Set()),
    released: (fence) => left.delete(fence),
  };
}
