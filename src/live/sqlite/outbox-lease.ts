import type { DatabaseSync } from "node:sqlite";
import type { LinesClaim, Queue } from "../../app/live-store.ts";
import { integer, orNull, text } from "./column.ts";
import type { DueHints } from "./due-hints.ts";
import { nextFence } from "./next-fence.ts";

/** Who may carry out the lines of a conversation's queue. All of it runs inside a transaction of the caller. */
export type OutboxLease = {
  /** When (ms) the next is due, Infinity with none. Also for who only looks, while no transaction is under way. */
  findFirst(queue: Queue): number;
  /** Takes the queue that has been due for longest, until `until`; null when none is due at `now`. */
  take(queue: Queue, now: number, until: number): { conversationId: string; fence: number } | null;
  /** Takes this very queue, whether it is due or not; null while somebody has it. */
  takeOf(conversationId: string, queue: Queue, now: number, until: number): number | null;
  /** True while nobody else has taken it, whether or not the time is over. */
  isOurs(claim: LinesClaim): boolean;
  /** True while it is ours and its time is not over at `now`. */
  isRunning(claim: LinesClaim, now: number): boolean;
  giveBack(conversationId: string, queue: Queue, fence: number): void;
  /** The same where no unfinished line is left: then the queue is gone. False when there is one, or it is not ours. */
  end(claim: LinesClaim): boolean;
};

export function prepareOutboxLease(db: DatabaseSync, hints: DueHints): OutboxLease {
  const find = db.prepare("SELECT conversation_id FROM outbox WHERE queue = ? AND due_at <= ? ORDER BY due_at LIMIT 1");
  const first = db.prepare("SELECT min(due_at) AS due_at FROM outbox WHERE queue = ? AND due_at IS NOT NULL");
  const hold = db.prepare(
    "UPDATE outbox SET fence = ?3, held_until = ?4, due_at = ?4 WHERE conversation_id = ?1 AND queue = ?2",
  );
  const leaseOf = db.prepare(`
    INSERT INTO outbox (conversation_id, queue, fence, held_until, due_at) VALUES (?4, ?3, ?1, ?2, ?2)
    ON CONFLICT (conversation_id, queue) DO UPDATE SET fence = ?1, held_until = ?2, due_at = ?2 WHERE held_until <= ?5`);
  const held = db.prepare(
    "SELECT 1 FROM outbox WHERE conversation_id = ? AND queue = ? AND fence = ? AND held_until > ?",
  );
  const free = db.prepare(
    "UPDATE outbox SET fence = 0, held_until = 0 WHERE conversation_id = ? AND queue = ? AND fence = ?",
  );
  const endOf = db.prepare(`
    DELETE FROM outbox WHERE conversation_id = ?1 AND queue = ?2 AND fence = ?3
      AND NOT EXISTS (SELECT 1 FROM line WHERE conversation_id = ?1 AND queue = ?2 AND ended_at IS NULL)`);
  const isHeld = (claim: LinesClaim, after: number) =>
    held.get(claim.conversationId, claim.queue, claim.fence, after) !== undefined;

  function findFirst(queue: Queue): number {
    const at = orNull(integer, first.get(queue)?.due_at ?? null);
    hints.found(queue, at);
    return at ?? Number.POSITIVE_INFINITY;
  }

  return {
    findFirst,
    take(queue, now, until) {
      const row = find.get(queue, now);
      if (row === undefined) {
        findFirst(queue);
        return null;
      }
      const conversationId = text(row.conversation_id);
      const fence = nextFence();
      hold.run(conversationId, queue, fence, until);
      hints.mayBe(queue, until);
      return { conversationId, fence };
    },
    takeOf(conversationId, queue, now, until) {
      const fence = nextFence();
      hints.mayBe(queue, until);
      return leaseOf.run(fence, until, queue, conversationId, now).changes === 1 ? fence : null;
    },
    isOurs: (claim) => isHeld(claim, 0),
    isRunning: (claim, now) => isHeld(claim, now),
    giveBack(conversationId, queue, fence) {
      free.run(conversationId, queue, fence);
    },
    end: ({ conversationId, queue, fence }) => endOf.run(conversationId, queue, fence).changes === 1,
  };
}
