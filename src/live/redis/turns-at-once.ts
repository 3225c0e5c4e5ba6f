import type { ClaimsInDoubt } from "./claims-in-doubt.ts";

type Lease = { fence: number; until: number };
type Taken = Lease & { conversationId: string; answer: readonly unknown[] };

/**
 * Turns that were taken together with what they answer: to ask for them anew would be one more wait for Redis's disk before a resident
 * hears anything. Only while somebody here asks for turns again and again, and but a few: a turn that waits here waits for nobody else.
 */
export type TurnsAtOnce = {
  /** Somebody here has asked for a turn, for so long. */
  asked(leaseMs: number): void;
  /** Asks with a lease, or null where none is wanted; what comes third is a turn that was taken (`claim-turn`'s answer). */
  offered(
    conversationId: string,
    now: number,
    ask: (lease: Lease | null) => Promise<readonly unknown[]>,
  ): Promise<readonly unknown[]>;
  /** The one that was taken first and is still ours, or null. */
  next(now: number): Taken | null;
};

/** Some 50 ms of work; what is more waits for whoever has time for it. */
export const AT_ONCE_MAX = 32;
/** Somebody who sleeps looks every second. */
const ASKED_MS_MAX = 1500;

/**
 * `isShared`: whether other processes know that what we accept is ours to do. `isLate`: something else has waited for so long that nothing
 * may overtake it any more.
 */
export function makeTurnsAtOnce(options: {
  isShared: () => boolean;
  nextFence: () => number;
  doubts: ClaimsInDoubt;
  isLate: () => boolean;
}): TurnsAtOnce {
  const { isShared, nextFence, doubts, isLate } = options;
  const ready: Taken[] = [];
  let underWay = 0;
  let lastAsked = { at: Number.NEGATIVE_INFINITY, leaseMs: 0 };

  function leaseFrom(now: number): Lease | null {
    const isAwake = performance.now() - lastAsked.at < ASKED_MS_MAX;
    if (!isShared() || !isAwake || isLate() || ready.length + underWay >= AT_ONCE_MAX) return null;
    return { fence: nextFence(), until: now + lastAsked.leaseMs };
  }

  return {
    asked(leaseMs) {
      lastAsked = { at: performance.now(), leaseMs };
    },
    async offered(conversationId, now, ask) {
      const lease = leaseFrom(now);
      if (lease === null) return ask(null);
      underWay += 1;
      try {
        const told = await doubts.during({ conversationId, fence: lease.fence }, ask(lease));
        if (Array.isArray(told[2])) ready.push({ ...lease, conversationId, answer: told[2] });
        return told;
      } finally {
        underWay -= 1;
      }
    },
    next(now) {
      for (let taken = ready.shift(); taken !== undefined; taken = ready.shift()) {
        if (taken.until > now) return taken;
      }
      return null;
    },
  };
}
