import type { DatabaseSync } from "node:sqlite";
import type { Queue } from "../../app/live-store.ts";
import { firstDue } from "../line-order.ts";
import { integer } from "./column.ts";
import type { DueHints } from "./due-hints.ts";

/** Works out anew when a queue's next line is due; to be called in every transaction that may have changed it. */
export type RescheduleLines = (conversationId: string, queue: Queue) => void;

export function prepareRescheduleLines(db: DatabaseSync, hints: DueHints): RescheduleLines {
  const openLines = db.prepare(
    "SELECT seq, lane, due_at FROM line WHERE conversation_id = ? AND queue = ? AND ended_at IS NULL",
  );
  // max() of a number and null is null: with no open line, nothing is due.
  const update = db.prepare(`
    INSERT INTO outbox (conversation_id, queue, due_at) VALUES (?1, ?2, ?3)
    ON CONFLICT (conversation_id, queue) DO UPDATE SET due_at = max(held_until, ?3)`);
  return (conversationId, queue) => {
    const rows = openLines.all(conversationId, queue);
    const lines = rows.map((row) => ({ seq: integer(row.seq), lane: integer(row.lane), dueAt: integer(row.due_at) }));
    const due = firstDue(lines);
    update.run(conversationId, queue, due);
    if (due !== null) hints.mayBe(queue, due);
  };
}
