import type { DatabaseSync } from "node:sqlite";
import { WINDOW_MAX_MS } from "../../app/live-store.ts";
import type { DueHints } from "./due-hints.ts";

/** Works out anew when a conversation's next turn is due; to be called in every transaction that may have changed it. */
export type RescheduleTurn = (conversationId: string) => void;

/**
 * When the next turn of conversation ?1 is due, as SQL. The rule is the port's (claimTurn): the newest event's window has passed, or
 * one was urgent, or the oldest has waited long enough, or a timer is due. Null with nothing waiting.
 */
export const TURN_DUE = `(
  SELECT min(at) FROM (
    SELECT ready_at AS at FROM (
      SELECT ready_at FROM event WHERE conversation_id = ?1 ORDER BY received_at DESC, id DESC LIMIT 1)
    UNION ALL
    SELECT min(iif(ready_at <= received_at, received_at, received_at + ${WINDOW_MAX_MS}))
      FROM event WHERE conversation_id = ?1
    UNION ALL
    SELECT min(at) FROM timer WHERE conversation_id = ?1
  ))`;

/** The same, in ms, for the one event that waits where no timer is set: nearly always so, and dear to ask for. */
export function dueAlone({ receivedAt, readyAt }: { receivedAt: number; readyAt: number }): number {
  return Math.min(readyAt, readyAt <= receivedAt ? receivedAt : receivedAt + WINDOW_MAX_MS);
}

/** Whether at most `events` wait, and no timer is set, as SQL. */
export const waitsAtMost = (events: number) => `(
  (SELECT count(*) FROM event WHERE conversation_id = ?1) <= ${events}
  AND NOT EXISTS (SELECT 1 FROM timer WHERE conversation_id = ?1))`;

/**
 * Not while another worker has the turn, or during the pause after a failure.
 * max() of a number and null is null in SQLite: with nothing waiting, nothing is due.
 */
export function prepareRescheduleTurn(db: DatabaseSync, hints: DueHints): RescheduleTurn {
  const update = db.prepare(`UPDATE conversation SET due_at = max(held_until, ${TURN_DUE}) WHERE id = ?1`);
  return (conversationId) => {
    update.run(conversationId);
    hints.forget("turn");
  };
}
