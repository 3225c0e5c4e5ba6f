/** A conversation, and when (ms since epoch) it is due. */
export type Due = { id: string; at: number };

/** What we believe to be due, and what of it is in somebody's hands. */
export type DueGuesses = {
  /** False when there are too many of them: then it is not kept. */
  add(due: Due): boolean;
  /** Takes the one that has been due for longest; nobody else is given it until `answered`. */
  take(until: number): string | null;
  answered(id: string): void;
  /** What Redis says replaces what we guessed, but for what is in somebody's hands. `isOurs`: whether we guessed it ourselves. */
  replace(found: readonly Due[], keep: (due: Due, isOurs: boolean) => boolean): void;
  /** The earliest, or Infinity. */
  first(): number;
};

const KEPT_MAX = 256;

export function makeDueGuesses(): DueGuesses {
  const guesses = new Map<string, number>();
  const givenOut = new Set<string>();
  return {
    add({ id, at }) {
      const isKept = guesses.size < KEPT_MAX || guesses.has(id);
      if (isKept) guesses.set(id, at);
      return isKept;
    },
    take(until) {
      let best: Due | null = null;
      for (const [id, at] of guesses) {
        if (at <= until && !givenOut.has(id) && (best === null || at < best.at)) best = { id, at };
      }
      if (best === null) return null;
      guesses.delete(best.id);
      givenOut.add(best.id);
      return best.id;
    },
    answered: (id) => void givenOut.delete(id),
    replace(found, keep) {
      const ours = new Set(guesses.keys());
      guesses.clear();
      for (const due of found) if (!givenOut.has(due.id) && keep(due, ours.has(due.id))) guesses.set(due.id, due.at);
    },
    first: () => Math.min(Number.POSITIVE_INFINITY, ...guesses.values()),
  };
}
