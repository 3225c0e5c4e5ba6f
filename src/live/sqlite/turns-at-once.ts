import type { TurnClaim } from "../../app/live-store.ts";

/**
 * Turns that are taken in the transaction that accepts what they answer: to claim them anew would be one more transaction, and one more round
 * to wait for, before a resident hears anything. Only while somebody here asks for turns again and again.
 */
export type TurnsAtOnce = {
  /** Somebody here has asked for a turn, for so long. */
  asked(leaseMs: number): void;
  /** Until when one more may be taken from `now` on, beside `taken` others; null: whoever has time for it shall claim it. */
  until(now: number, taken: number): number | null;
  /** To be given out now that they are on the disk. */
  add(claims: readonly TurnClaim[], until: number): void;
  /** The one that was taken first and is still ours. null now and then, so that what waits elsewhere has its turn, too. */
  next(now: number): TurnClaim | null;
  /** The same, always. */
  nextAtAll(now: number): TurnClaim | null;
};

/** Some 50 ms of work. */
const AT_ONCE_MAX = 64;
/** Somebody who sleeps looks every second. */
const ASKED_MS_MAX = 1500;
const IN_A_ROW_MAX = 8;

/** `isAlone`: a process that dies while others have the file open would let them wait for the end of its leases. */
export function makeTurnsAtOnce(isAlone: boolean): TurnsAtOnce {
  const ready: { claim: TurnClaim; until: number }[] = [];
  let lastAsked = { at: Number.NEGATIVE_INFINITY, leaseMs: 0 };
  let inARow = 0;

  function nextAtAll(now: number): TurnClaim | null {
    for (let taken = ready.shift(); taken !== undefined; taken = ready.shift()) {
      // Past its time it is due again by itself.
      if (taken.until > now) return taken.claim;
    }
    return null;
  }

  return {
    asked(leaseMs) {
      lastAsked = { at: performance.now(), leaseMs };
    },
    until(now, taken) {
      const isAwake = performance.now() - lastAsked.at < ASKED_MS_MAX;
      return isAlone && isAwake && ready.length + taken < AT_ONCE_MAX ? now + lastAsked.leaseMs : null;
    },
    add(claims, until) {
      for (const claim of claims) ready.push({ claim, until });
    },
    next(now) {
      inARow = inARow >= IN_A_ROW_MAX ? 0 : inARow + 1;
      return inARow === 0 ? null : nextAtAll(now);
    },
    nextAtAll,
  };
}
