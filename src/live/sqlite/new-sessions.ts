import type { Session } from "../../core/session.ts";

/**
 * The sessions that this process wrote last. One comes back only under the number that its conversation still bears: whoever wrote, or forgot,
 * it since then has put another one there, or none. So what is stored need not be read and opened for whoever answers at once.
 */
export type NewSessions = {
  keep(conversationId: string, no: number, session: Session): void;
  find(conversationId: string, no: number): Session | null;
};

/** So many at least, and twice as many at most. */
const KEPT = 250;

export function keepNewSessions(): NewSessions {
  type Kept = { no: number; session: Session };
  let young = new Map<string, Kept>();
  let old = new Map<string, Kept>();
  return {
    keep(conversationId, no, session) {
      if (young.size >= KEPT) [young, old] = [new Map(), young];
      young.set(conversationId, { no, session });
    },
    find(conversationId, no) {
      const kept = young.get(conversationId) ?? old.get(conversationId);
      return kept?.no === no ? kept.session : null;
    },
  };
}
