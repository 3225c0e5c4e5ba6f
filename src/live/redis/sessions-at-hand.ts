import type { Session } from "../../core/session.ts";

/**
 * The sessions that this process wrote last, of conversations in which, as far as it knows, nothing waits. A guess: whether one is still as it
 * was, a script finds out by the end of what was stored.
 */
export type SessionsAtHand = {
  /** `sealed`: as it is stored. `expiresAt`: ms, or null. */
  keep(conversationId: string, kept: AtHand): void;
  /** Takes it out; null when it is not there, or past its time at `now`. */
  take(conversationId: string, now: number): AtHand | null;
};

export type AtHand = { session: Session; sealed: Uint8Array; expiresAt: number | null };

/** So many at least, and twice as many at most. */
const KEPT = 500;

export function keepSessionsAtHand(): SessionsAtHand {
  let young = new Map<string, AtHand>();
  let old = new Map<string, AtHand>();
  return {
    keep(conversationId, kept) {
      if (young.size >= KEPT) [young, old] = [new Map(), young];
      young.set(conversationId, kept);
    },
    take(conversationId, now) {
      const kept = young.get(conversationId) ?? old.get(conversationId) ?? null;
      young.delete(conversationId);
      old.delete(conversationId);
      return kept === null || (kept.expiresAt !== null && kept.expiresAt <= now) ? null : kept;
    },
  };
}
