import type { Arrival } from "../../app/arrival.ts";
import type { LiveStore, TurnClaim } from "../../app/live-store.ts";
import type { Commit } from "./commit-turn.ts";
import type { Parts } from "./parts.ts";
import type { SessionsAtHand } from "./sessions-at-hand.ts";

/** The end of what is sealed is its tag: no two are alike. */
const TAG_BYTES = 16;
/** So many at a time: what comes beside them must be stored without waiting for decisions. */
const AT_ONCE_MAX = 8;

/**
 * `LiveStore.atHand`: where this process wrote the session last, and nothing that is due waits here for long: whoever comes now must not
 * overtake for ever. Whether all is still so, the script finds out that accepts the event with its turn.
 */
export function makeAtHand(
  { due, vault, now }: Parts,
  commit: Commit,
  sessions: SessionsAtHand,
): NonNullable<LiveStore["atHand"]> {
  let underWay = 0;

  function firstArgs({ event, conversationId, receivedAt, replyToken }: Arrival, sealed: Uint8Array) {
    const token =
      replyToken === null
        ? ["", "", ""]
        : [vault.nameToken(replyToken.token), replyToken.until, vault.seal("token", conversationId, replyToken)];
    return [event.id, receivedAt, ...token, sealed.subarray(-TAG_BYTES)];
  }

  return (arrival, at) => {
    const { conversationId, address, event, receivedAt, readyAt } = arrival;
    if (readyAt > receivedAt || underWay >= AT_ONCE_MAX || due.turns.isLate()) return null;
    const kept = sessions.take(conversationId, at);
    if (kept === null) return null;
    const claim: TurnClaim = {
      ...{ conversationId, address, session: kept.session, events: [event], beside: [] },
      ...{ hopeless: null, lastTry: [], fence: 0, tries: 0 },
    };
    const step = { name: "accept-turn" as const, fence: "" as const, done: [] };
    return {
      claim,
      async accept(turn, { leaseMs }) {
        underWay += 1;
        try {
          const done = await commit(
            { ...step, first: firstArgs(arrival, kept.sealed), at: now() },
            claim,
            turn,
            leaseMs,
          );
          return done.state === "stale" ? { state: "changed" } : done;
        } finally {
          underWay -= 1;
        }
      },
    };
  };
}
