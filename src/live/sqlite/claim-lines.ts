import type { SQLOutputValue } from "node:sqlite";
import { z } from "zod";
import type { Address } from "../../app/arrival.ts";
import type { Line, LinesClaim, LiveStore, Queue } from "../../app/live-store.ts";
import { readAttempt } from "../attempt-column.ts";
import { orderLines } from "../line-order.ts";
import type { LinesLeft } from "../lines-left.ts";
import { bytes, integer, orNull, text } from "./column.ts";
import type { RescheduleLines } from "./line-schedule.ts";
import type { OutboxLease } from "./outbox-lease.ts";
import type { Parts } from "./parts.ts";
import { prepareReadAddress } from "./read-address.ts";
import type { ReplyTokens } from "./reply-token.ts";

/** The rest is due again as soon as these are done. */
const LINES_PER_CLAIM_MAX = 50;
const UnfinishedState = z.enum(["planned", "attempted", "waiting"]);
type Row = Record<string, SQLOutputValue>;

/** `LiveStore.claimLines`: the queue that has been due for longest, its lines in the order of delivery. */
export function prepareClaimLines(
  parts: Parts,
  lease: OutboxLease,
  tokens: ReplyTokens,
  left: LinesLeft,
  reschedule: RescheduleLines,
): LiveStore["claimLines"] {
  const { db, group, hints } = parts;
  const openLines = db.prepare(`
    SELECT seq, lane, due_at, id, state, event_id, tries, created_at, effect, attempt
    FROM line WHERE conversation_id = ? AND queue = ? AND ended_at IS NULL`);
  const giveUp = db.prepare(
    "UPDATE line SET state = 'dead', reason = 'unreadable', ended_at = ?, city = ? WHERE id = ?",
  );
  const isReachable = db.prepare("SELECT reachable FROM conversation WHERE id = ?");
  const readAddress = prepareReadAddress(parts);
  const readLine = prepareReadLine(parts);

  function claim(queue: Queue, now: number, leaseMs: number): LinesClaim | null {
    for (;;) {
      const taken = lease.take(queue, now, now + leaseMs);
      if (taken === null) return null;
      const { conversationId, fence } = taken;
      const { address, lines } = gather(conversationId, queue, now);
      if (address !== null && lines.length > 0) {
        // Only what is spoken can use it; both queues may be at work at the same time.
        const replyToken = queue === "speak" ? tokens.read(conversationId, now) : null;
        const reachable = isReachable.get(conversationId)?.reachable !== 0;
        return { queue, conversationId, address, lines, replyToken, reachable, fence };
      }
      lease.giveBack(conversationId, queue, fence);
      reschedule(conversationId, queue);
    }
  }

  /** What does not open is given up, visibly: one bad row must not stop all that comes after it. */
  function gather(conversationId: string, queue: Queue, now: number): { address: Address | null; lines: Line[] } {
    const address = readAddress(conversationId);
    const lines: Line[] = [];
    for (const row of dueRows(conversationId, queue, now)) {
      const line = address === null ? null : readLine(row);
      if (line === null) giveUp.run(parts.now(), address?.city ?? null, text(row.id));
      else lines.push(line);
    }
    return { address, lines };
  }

  function dueRows(conversationId: string, queue: Queue, now: number): Row[] {
    const open = openLines.all(conversationId, queue).map((row) => ({
      seq: integer(row.seq),
      lane: integer(row.lane),
      dueAt: integer(row.due_at),
      row,
    }));
    const due = orderLines(open).filter((entry) => entry.mayGoAt <= now);
    return due.slice(0, LINES_PER_CLAIM_MAX).map((entry) => entry.line.row);
  }

  return async (queue, now, leaseMs) => {
    if (!hints.mayBeDue(queue, now)) return null;
    if (!group.isAtWork() && lease.findFirst(queue) > now) return null;
    const taken = await group.writeLightly(() => claim(queue, now, leaseMs));
    if (taken !== null) left.taken(taken);
    return taken;
  };
}

/** null when it does not open. */
function prepareReadLine({ vault }: Parts): (row: Row) => Line | null {
  return (row) => {
    const id = text(row.id);
    const effect = vault.open("effect", id, bytes(row.effect));
    const sealedAttempt = orNull(bytes, row.attempt);
    const attempt = sealedAttempt === null ? null : readAttempt(vault, id, sealedAttempt);
    if (effect === null || (sealedAttempt !== null && attempt === null)) return null;
    return {
      id,
      state: UnfinishedState.parse(row.state),
      effect,
      eventId: text(row.event_id),
      tries: integer(row.tries),
      createdAt: integer(row.created_at),
      attempt,
    };
  };
}
