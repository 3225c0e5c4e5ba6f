import type { LinesClaim, LiveStore, Turn, TurnClaim } from "../../app/live-store.ts";
import type { LinesLeft } from "../lines-left.ts";
import { linesToSay } from "../lines-to-say.ts";
import { integer } from "./column.ts";
import type { OutboxLease } from "./outbox-lease.ts";
import type { Parts } from "./parts.ts";
import type { ReplyTokens } from "./reply-token.ts";
import type { Sessions } from "./sessions.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";
import type { WaitingEvents } from "./waiting-events.ts";
import type { WriteEffects } from "./write-effects.ts";

type Reply = Parameters<LiveStore["commitAndSpeak"]>[2];

/** `LiveStore.commitTurn` and `commitAndSpeak`: all of a turn or nothing of it. Events accepted meanwhile stay and wait for the next one. */
export function prepareCommitTurn(
  parts: Parts,
  sessions: Sessions,
  events: WaitingEvents,
  writeEffects: WriteEffects,
  reschedule: RescheduleTurn,
  speech: { lease: OutboxLease; tokens: ReplyTokens; left: LinesLeft },
): Pick<LiveStore, "commitTurn" | "commitAndSpeak"> {
  const { db, group } = parts;
  const beginToSpeak = prepareBeginToSpeak(parts, speech);
  const giveBack = db.prepare("UPDATE conversation SET fence = 0, held_until = 0 WHERE id = ? AND fence = ?");

  function commit({ conversationId, fence, events: handled }: TurnClaim, turn: Turn): "committed" | "stale" {
    if (giveBack.run(conversationId, fence).changes === 0) return "stale";
    const last = handled.at(-1);
    if (last === undefined) throw new Error("a turn without events");
    sessions.write(conversationId, turn.session, turn.expiresAt);
    writeEffects(conversationId, last.id, turn.effects);
    for (const event of handled) events.done(conversationId, event.id);
    reschedule(conversationId);
    return "committed";
  }

  return {
    commitTurn: (claim, turn) => group.write(() => commit(claim, turn)),
    async commitAndSpeak(claim, turn, reply) {
      const done = await group.write(() => {
        if (commit(claim, turn) === "stale") return { state: "stale" as const };
        return { state: "committed" as const, speaking: beginToSpeak(claim, turn, reply) };
      });
      if (done.state === "committed" && done.speaking !== null) speech.left.taken(done.speaking);
      return done;
    },
  };
}

/** Claims what a turn has just decided to say, and marks it as attempted; null where something stands in the way. */
function prepareBeginToSpeak(
  { db, vault, now }: Parts,
  { lease, tokens }: { lease: OutboxLease; tokens: ReplyTokens },
): (claim: TurnClaim, turn: Turn, reply: Reply) => LinesClaim | null {
  const countOpen = db.prepare(
    "SELECT count(*) AS lines FROM line WHERE conversation_id = ? AND queue = 'speak' AND ended_at IS NULL",
  );
  const mark = db.prepare("UPDATE line SET state = 'attempted', tries = 1, attempt = ? WHERE id = ?");

  return ({ conversationId, address, events }, turn, { body, leaseMs }) => {
    const at = now();
    const lines = linesToSay(events.at(-1)?.id ?? "", turn.effects, at);
    if (lines.length === 0 || !turn.session.reachable) return null;
    if (integer(countOpen.get(conversationId)?.lines) !== lines.length) return null;
    const replyToken = tokens.read(conversationId, at);
    if (replyToken === null) return null;
    const fence = lease.takeOf(conversationId, "speak", at, at + leaseMs);
    if (fence === null) return null;
    if (!tokens.use(conversationId, replyToken)) throw new Error("a reply token that is kept was used before");
    for (const { id } of lines) mark.run(vault.seal("attempt", id, { how: "reply", body }), id);
    return { queue: "speak", conversationId, address, lines, replyToken, reachable: true, fence };
  };
}
