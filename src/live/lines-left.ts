import type { LineOutcome, LinesClaim } from "../app/live-store.ts";

/**
 * Counts what is left to do of each claim, so that its lease is given back in the same step that settles the last of its lines
 * instead of in one more. Claims are known by their fence, from `taken` to `released`.
 */
export type LinesLeft = {
  taken(claim: LinesClaim): void;
  /** True when these are the last, once. A line settled twice counts once. */
  settled(fence: number, outcomes: readonly LineOutcome[]): boolean;
  /** That the last were settled could not be written down: the lease is still to be given back. */
  failed(fence: number): void;
  /** True when the lease is still to be given back. */
  released(fence: number): boolean;
};

export function countLinesLeft(): LinesLeft {
  const left = new Map<number, Set<string> | "over">();
  return {
    taken: ({ fence, lines }) => void left.set(fence, new Set(lines.map(({ id }) => id))),
    settled(fence, outcomes) {
      const ids = left.get(fence);
      if (ids === undefined || ids === "over") return false;
      for (const { lineId } of outcomes) ids.delete(lineId);
      if (ids.size > 0) return false;
      left.set(fence, "over");
      return true;
    },
    failed: (fence) => void left.delete(fence),
    released(fence) {
      const isOver = left.get(fence) === "over";
      left.delete(fence);
      return !isOver;
    },
  };
}
