import type { Arrival } from "../../app/arrival.ts";
import type { LiveStore, TurnClaim } from "../../app/live-store.ts";
import type { Commit } from "./commit-turn.ts";
import type { Parts } from "./parts.ts";
import type { AtHand, SessionsAtHand } from "./sessions-at-hand.ts";

/** The end of what is sealed is its tag: no two are alike. */
const TAG_BYTES = 16;
const NOT_NOW = { state: "not_now" } as const;

/**
 * `LiveStore.acceptTurn`: where this process wrote the session last, and nothing that is due waits here for long: whoever comes now must not
 * overtake for ever.
 */
export function makeAcceptTurn(
  { due, vault, now }: Parts,
  commit: Commit,
  atHand: SessionsAtHand,
): LiveStore["acceptTurn"] {
  function firstArgs({ event, conversationId, receivedAt, replyToken }: Arrival, { sealed }: AtHand) {
    const token =
      replyToken === null
        ? ["", "", ""]
        : [vault.nameToken(replyToken.token), replyToken.until, vault.seal("token", conversationId, replyToken)];
    return [event.id, receivedAt, ...token, sealed.subarray(-TAG_BYTES)];
  }

  return async (arrival, decide) => {
    const { conversationId, address, event, receivedAt, readyAt } = arrival;
    if (readyAt > receivedAt || due.turns.isLate()) return NOT_NOW;
    const kept = atHand.take(conversationId, now());
    if (kept === null) return NOT_NOW;
    const claim: TurnClaim = {
      ...{ conversationId, address, session: kept.session, events: [event], beside: [] },
      ...{ hopeless: null, lastTry: [], fence: 0, tries: 0 },
    };
    const decided = await decide(claim);
    if (decided === null) return NOT_NOW;
    const step = {
      name: "accept-turn" as const,
      fence: "" as const,
      first: firstArgs(arrival, kept),
      done: [],
      at: now(),
    };
    const done = await commit(step, claim, decided.turn, decided.speakMs);
    return done.state === "stale" ? NOT_NOW : done;
  };
}
