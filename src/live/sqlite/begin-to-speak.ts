import type { LinesClaim, Turn, TurnClaim } from "../../app/live-store.ts";
import { nameOfTurn } from "../../app/name-of-turn.ts";
import { linesToSay } from "../lines-to-say.ts";
import type { Before } from "./look-before.ts";
import type { OutboxLease } from "./outbox-lease.ts";
import type { Parts } from "./parts.ts";
import { isUsed, withUsed } from "./used-tokens.ts";

/**
 * Takes what a turn is about to say, until `leaseMs` after `at`, with the reply token; null where something stands in the way. Runs inside the transaction of
 * the turn, before its lines are written, which also writes down that the token is used.
 */
export type BeginToSpeak = (claim: TurnClaim, turn: Turn, before: Before, at: number, leaseMs: number) => Begun | null;

/** `used`: the conversation's used tokens with this one, to be written with the turn. */
export type Begun = { speaking: LinesClaim; used: Uint8Array };

export function prepareBeginToSpeak({ vault }: Parts, lease: OutboxLease): BeginToSpeak {
  return (claim, turn, { linesWaiting, token, used }, at, leaseMs) => {
    const { conversationId, address } = claim;
    if (linesWaiting > 0 || token === null || !turn.session.reachable) return null;
    const lines = linesToSay(nameOfTurn(claim, turn), turn.effects, at);
    if (lines.length === 0) return null;
    const replyToken = vault.open("token", conversationId, token);
    if (replyToken === null) return null;
    const fence = lease.takeOf(conversationId, "speak", at, at + leaseMs);
    if (fence === null) return null;
    const name = vault.nameToken(replyToken.token);
    if (isUsed(used, name)) throw new Error("a reply token that is kept was used before");
    return {
      speaking: { queue: "speak", conversationId, address, lines, replyToken, reachable: true, fence },
      used: withUsed(used, name, at),
    };
  };
}
