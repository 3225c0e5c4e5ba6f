import type { Attempt, LinesClaim, LiveStore } from "../../app/live-store.ts";
import { attemptColumn } from "../attempt-column.ts";
import type { OutboxLease } from "./outbox-lease.ts";
import type { Parts } from "./parts.ts";
import type { ReplyTokens } from "./reply-token.ts";

/**
 * `LiveStore.attempt`. Refused not only when another worker has the lines but from the end of the lease on: another may take
 * them at any moment, while our call is still on its way.
 */
export function prepareAttempt(parts: Parts, lease: OutboxLease, tokens: ReplyTokens): LiveStore["attempt"] {
  const { db, group, vault, now } = parts;
  const mark = db.prepare(`
    UPDATE line SET state = 'attempted', tries = tries + 1, attempt = ?
    WHERE id = ? AND conversation_id = ? AND queue = ? AND ended_at IS NULL`);

  function write(claim: LinesClaim, lineIds: readonly string[], attempt: Attempt): "ok" | "stale" {
    if (!lease.isRunning(claim, now())) return "stale";
    if (attempt.how === "reply") {
      if (claim.replyToken === null) throw new Error("a reply without a reply token");
      if (!tokens.use(claim.conversationId, claim.replyToken)) return "stale";
    }
    for (const id of lineIds) mark.run(attemptColumn(vault, id, attempt), id, claim.conversationId, claim.queue);
    return "ok";
  }

  return (claim, lineIds, attempt) => {
    // A try that a power failure makes us forget is one too few in a count; what is said to LINE must be known to have been tried.
    const add = attempt.how === "record" ? group.writeLightly : group.write;
    return add(() => write(claim, lineIds, attempt));
  };
}
