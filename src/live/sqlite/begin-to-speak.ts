import type { LinesClaim, Turn, TurnClaim } from "../../app/live-store.ts";
import { linesToSay } from "../lines-to-say.ts";
import type { Before } from "./commit-turn.ts";
import type { OutboxLease } from "./outbox-lease.ts";
import type { Parts } from "./parts.ts";
import type { ReplyTokens } from "./reply-token.ts";

/**
 * Takes what a turn is about to say, until `leaseMs` after `at`, and uses the reply token up; null where something stands in the way.
 * Runs inside the transaction of the turn, before its lines are written, which also forgets the token.
 */
export type BeginToSpeak = (
  claim: TurnClaim,
  turn: Turn,
  before: Before,
  at: number,
  leaseMs: number,
) => LinesClaim | null;

export function prepareBeginToSpeak({ vault }: Parts, lease: OutboxLease, tokens: ReplyTokens): BeginToSpeak {
  return ({ conversationId, address, events }, turn, { linesWaiting, token }, at, leaseMs) => {
    if (linesWaiting > 0 || token === null || !turn.session.reachable) return null;
    const lines = linesToSay(events.at(-1)?.id ?? "", turn.effects, at);
    if (lines.length === 0) return null;
    const replyToken = vault.open("token", conversationId, token);
    if (replyToken === null) return null;
    const fence = lease.takeOf(conversationId, "speak", at, at + leaseMs);
    if (fence === null) return null;
    if (!tokens.markUsed(replyToken)) throw new Error("a reply token that is kept was used before");
    return { queue: "speak", conversationId, address, lines, replyToken, reachable: true, fence };
  };
}
