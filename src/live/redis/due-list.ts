import { performance } from "node:perf_hooks";

/** A conversation, and when (ms since epoch) it is due. */
export type Due = { id: string; at: number };

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
  /** Redis is to be asked before anybody hears that nothing is due. */
  lookAgain(): void;
};

/** So often at most we go by our own guesses before Redis is asked: what a dead process left must not wait behind them. */
const GUESSES_MAX = 32;
const ASK_FOR = 64;
const KEPT_MAX = 256;
/** Redis will have told of it by then. */
const FAR_MS = 10_000;
/** So long what Redis has said is believed while we are told what others accept; workers look by themselves every second. */
const FRESH_MS = 250;
/** Whoever has accepted something has it at hand, and takes it first; both asking for it is work in vain. */
const HEAD_START_MS = 50;

/** `ask`: the first so many by time, due or not. `isTold`: whether other processes tell us what they accept. */
export function makeDueList(options: {
  ask: (most: number) => Promise<Due[]>;
  isTold: () => boolean;
  now: () => number;
}): DueList {
  const { ask, isTold, now } = options;
  const guesses = new Map<string, number>();
  const givenOut = new Set<string>();
  let used = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let mustAsk = true;
  /** What is due then is nobody's guess yet. */
  let lookAt = Number.POSITIVE_INFINITY;
  let asking: Promise<number | null> | null = null;
  let askingNext: Promise<number | null> | null = null;

  /** Takes the guess that has been due for longest. */
  function take(until: number): string | null {
    let best: Due | null = null;
    for (const [id, at] of guesses) {
      if (at <= until && !givenOut.has(id) && (best === null || at < best.at)) best = { id, at };
    }
    if (best === null) return null;
    guesses.delete(best.id);
    givenOut.add(best.id);
    used += 1;
    return best.id;
  }

  /** Asks Redis; resolves with the earliest time known, or null. Callers that come while a question is under way share the one after it. */
  function refill(): Promise<number | null> {
    if (asking !== null) {
      askingNext ??= asking
        .catch(() => null)
        .then(() => {
          askingNext = null;
          return refill();
        });
      return askingNext;
    }
    asking = askNow().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function askNow(): Promise<number | null> {
    mustAsk = false;
    const found = (await ask(ASK_FOR)).filter(({ id }) => !givenOut.has(id));
    askedAt = performance.now();
    used = 0;
    const at = now();
    // What Redis says replaces what we guessed.
    const own = new Set(guesses.keys());
    guesses.clear();
    lookAt = Number.POSITIVE_INFINITY;
    for (const due of found) {
      const from = isTold() && !own.has(due.id) ? due.at + HEAD_START_MS : due.at;
      if (from <= at || own.has(due.id)) guesses.set(due.id, due.at);
      else lookAt = Math.min(lookAt, from);
    }
    return known();
  }

  function known(): number | null {
    const first = Math.min(lookAt, ...guesses.values());
    return Number.isFinite(first) ? first : null;
  }

  function isSure(until: number): boolean {
    const isFresh = performance.now() - askedAt < FRESH_MS;
    return isTold() && isFresh && !mustAsk && used < GUESSES_MAX && lookAt > until;
  }

  return {
    offer({ id, at }) {
      if (at > now() + FAR_MS) lookAt = Math.min(lookAt, at);
      else if (guesses.size < KEPT_MAX || guesses.has(id)) guesses.set(id, at);
      else mustAsk = true;
    },
    async next(until) {
      for (;;) {
        const guess = used < GUESSES_MAX ? take(until) : null;
        if (guess !== null) return guess;
        if (isSure(until)) return null;
        const first = await refill();
        const answer = take(until);
        // What was due may be in the hands of callers beside us by now; there may be more of it.
        if (answer !== null || first === null || first > until) return answer;
      }
    },
    answered: (id) => void givenOut.delete(id),
    nextDue: async () => (isTold() ? known() : refill()),
    isBehind: () => mustAsk || [...guesses.values()].some((at) => at + HEAD_START_MS < now()),
    lookAgain: () => {
      mustAsk = true;
    },
  };
}
