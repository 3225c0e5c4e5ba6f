/** A conversation, and when (ms since epoch) it is due. */
export type Due = { id: string; at: number };

/** Whose it is to take: who has accepted something has it at hand. */
type Whose = "ours" | "theirs";

/** What we believe to be due, and what of it is in somebody's hands. */
export type DueGuesses = {
  /** Ours; false when there are too many of them: then it is not kept. */
  add(due: Due): boolean;
  /**
   * Takes that of ours which has been due for longest. Of theirs that which has been for the shortest time: they begin at the other end, and
   * asking for the same is work in vain. But now and then that which has been due for longest, whosesoever it is: nobody may come to it, and
   * there may always be something of ours. Nobody else is given it until `answered`.
   */
  take(until: number): string | null;
  answered(id: string): void;
  /** What Redis says replaces what we guessed, but for what is in somebody's hands; null: not ours to take yet. */
  replace(found: readonly Due[], whose: (due: Due, wasOurs: boolean) => Whose | null): void;
  /** The earliest, or Infinity. */
  first(): number;
};

const KEPT_MAX = 256;
const ANYBODYS_EVERY = 4;

export function makeDueGuesses(): DueGuesses {
  const ours = new Map<string, number>();
  const theirs = new Map<string, number>();
  const givenOut = new Set<string>();
  let taken = 0;

  const oldest = (at: number, best: number) => at < best;
  const youngest = (at: number, best: number) => at > best;

  function dueIn(guesses: Map<string, number>, until: number, isBetter: (at: number, best: number) => boolean) {
    let best: Due | null = null;
    for (const [id, at] of guesses) {
      if (at <= until && !givenOut.has(id) && (best === null || isBetter(at, best.at))) best = { id, at };
    }
    return best;
  }

  const isAnybodys = () => taken % ANYBODYS_EVERY === ANYBODYS_EVERY - 1;

  return {
    add({ id, at }) {
      const isKept = ours.size < KEPT_MAX || ours.has(id);
      if (isKept) ours.set(id, at);
      return isKept;
    },
    take(until) {
      const [own, other] = [dueIn(ours, until, oldest), dueIn(theirs, until, isAnybodys() ? oldest : youngest)];
      const isOthersTurn = own === null || (isAnybodys() && other !== null && other.at < own.at);
      const found = isOthersTurn ? other : own;
      if (found === null) return null;
      taken += 1;
      ours.delete(found.id);
      theirs.delete(found.id);
      givenOut.add(found.id);
      return found.id;
    },
    answered: (id) => void givenOut.delete(id),
    replace(found, whose) {
      const before = new Set(ours.keys());
      ours.clear();
      theirs.clear();
      for (const due of found) {
        const kept = givenOut.has(due.id) ? null : whose(due, before.has(due.id));
        if (kept !== null) (kept === "ours" ? ours : theirs).set(due.id, due.at);
      }
    },
    first: () => Math.min(Number.POSITIVE_INFINITY, ...ours.values(), ...theirs.values()),
  };
}
