import { type Due, makeDueGuesses } from "./due-guesses.ts";
import { shareQuestion } from "./share-question.ts";

/** What of one kind is due in which conversation. A script then finds out whether it still is: here are only good guesses. */
export type DueList = {
  /** After a script of ours, or a call from another process: this one will be due then. Spares the question in most cases. */
  offer(due: Due): void;
  /**
   * The one due for longest, as far as we know. null when Redis, asked after this call began, knows of none; while we are told what
   * others accept, also when it knew of none a moment ago. What is given is given to nobody else until `answered`.
   */
  next(now: number): Promise<string | null>;
  /** Whoever was given this conversation has asked for it: Redis tells from now on whether it is due. */
  answered(id: string): void;
  /** When something may become due, or null; asks Redis unless we are told. */
  nextDue(): Promise<number | null>;
  /** Whether something that we know of has been due for a while, and nobody here came to it. */
  isBehind(): boolean;
  /** Whether something has been due for so long that whoever comes now must wait behind it. */
  isLate(): boolean;
  /** Redis is to be asked before anybody hears that nothing is due. */
  lookAgain(): void;
};

/** So often at most we go by our own guesses before Redis is asked: what a dead process left must not wait behind them. */
const GUESSES_MAX = 32;
const ASK_FOR = 64;
/** Redis will have told of it by then. */
const FAR_MS = 10_000;
/** So long what Redis has said is believed while we are told what others accept; workers look by themselves every second. */
const FRESH_MS = 250;
/** Whoever has accepted something has it at hand, and takes it first; both asking for it is work in vain. */
const HEAD_START_MS = 50;
/** At most so long whoever comes now goes first, because all of it is at hand. */
export const LATE_MS = 250;

/** `ask`: the first so many by time, due or not. `isTold`: whether other processes tell us what they accept. */
export function makeDueList(options: {
  ask: (most: number) => Promise<Due[]>;
  isTold: () => boolean;
  now: () => number;
}): DueList {
  const { ask, isTold, now } = options;
  const guesses = makeDueGuesses();
  let used = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let mustAsk = true;
  /** What is due then is nobody's guess yet. */
  let lookAt = Number.POSITIVE_INFINITY;

  /** Resolves with the earliest time known, or null. */
  const refill = shareQuestion(async () => {
    mustAsk = false;
    const found = await ask(ASK_FOR);
    [askedAt, used, lookAt] = [performance.now(), 0, Number.POSITIVE_INFINITY];
    guesses.replace(found, ({ at }, wasOurs) => {
      const isOurs = wasOurs || !isTold();
      if (isOurs && (wasOurs || at <= now())) return "ours";
      const from = isOurs ? at : at + HEAD_START_MS;
      if (from <= now()) return "theirs";
      lookAt = Math.min(lookAt, from);
      return null;
    });
    return known();
  });

  function known(): number | null {
    const first = Math.min(lookAt, guesses.first());
    return Number.isFinite(first) ? first : null;
  }

  function isSure(until: number): boolean {
    const isFresh = performance.now() - askedAt < FRESH_MS;
    return isTold() && isFresh && !mustAsk && used < GUESSES_MAX && lookAt > until;
  }

  function take(until: number): string | null {
    const guess = guesses.take(until);
    if (guess !== null) used += 1;
    return guess;
  }

  return {
    offer(due) {
      if (due.at > now() + FAR_MS) lookAt = Math.min(lookAt, due.at);
      else if (!guesses.add(due)) mustAsk = true;
    },
    async next(until) {
      for (;;) {
        const guess = used < GUESSES_MAX ? take(until) : null;
        if (guess !== null || isSure(until)) return guess;
        const first = await refill();
        const answer = take(until);
        // What was due may be in the hands of callers beside us by now; there may be more of it.
        if (answer !== null || first === null || first > until) return answer;
      }
    },
    answered: guesses.answered,
    nextDue: async () => (isTold() ? known() : refill()),
    isBehind: () => mustAsk || guesses.first() + HEAD_START_MS < now(),
    isLate: () => guesses.first() + LATE_MS < now(),
    lookAgain: () => {
      mustAsk = true;
    },
  };
}
