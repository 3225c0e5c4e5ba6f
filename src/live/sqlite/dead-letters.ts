import type { LiveStore, Queue } from "../../app/live-store.ts";
import { text } from "./column.ts";
import type { RescheduleLines } from "./line-schedule.ts";
import type { Parts } from "./parts.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";

/** `LiveStore.retryDead` and `giveUp`: what an operator does with what could not be delivered or handled. */
export function prepareDeadLetters(
  parts: Parts,
  rescheduleTurn: RescheduleTurn,
  rescheduleLines: RescheduleLines,
): Pick<LiveStore, "retryDead" | "giveUp"> {
  const { db, group } = parts;
  const IN_LIST = "id = ? AND state IN ('dead', 'ambiguous') AND ended_at IS NOT NULL AND given_up_at IS NULL";
  const planAnew = db.prepare(`
    UPDATE line SET state = 'planned', tries = 0, reason = NULL, ended_at = NULL, attempt = NULL, created_at = ?1, due_at = ?1
    WHERE ${IN_LIST} AND effect IS NOT NULL RETURNING conversation_id, queue`);
  const putBack = db.prepare(`
    INSERT INTO event (conversation_id, id, received_at, ready_at, body)
    SELECT conversation_id, id, ?1, ?1, body FROM dead_event WHERE id = ?2 AND given_up_at IS NULL AND body IS NOT NULL
    RETURNING conversation_id`);
  const removeEvent = db.prepare("DELETE FROM dead_event WHERE id = ?");
  // Its mark may have been swept meanwhile; it must not come a second time while it waits.
  const markSeen = db.prepare("INSERT OR IGNORE INTO seen (id, at) VALUES (?, ?)");
  const isThere = db.prepare(`
    SELECT 1 FROM line WHERE ${IN_LIST} UNION ALL SELECT 1 FROM dead_event WHERE id = ? AND given_up_at IS NULL`);
  const leave = [
    `UPDATE line SET given_up_at = ?, effect = NULL, attempt = NULL WHERE ${IN_LIST}`,
    "UPDATE dead_event SET given_up_at = ?, body = NULL WHERE id = ? AND given_up_at IS NULL",
  ].map((sql) => db.prepare(sql));

  function retry(id: string, now: number): "again" | "forgotten" | "unknown" {
    const line = planAnew.get(now, id);
    if (line !== undefined) {
      rescheduleLines(text(line.conversation_id), queueOf(text(line.queue)));
      return "again";
    }
    const event = putBack.get(now, id);
    if (event === undefined) return isThere.get(id, id) === undefined ? "unknown" : "forgotten";
    removeEvent.run(id);
    markSeen.run(id, now);
    rescheduleTurn(text(event.conversation_id));
    return "again";
  }

  return {
    retryDead: (id, now) => group.write(() => retry(id, now)),
    giveUp: (id, at) =>
      group.write(() => (leave.some((statement) => statement.run(at, id).changes > 0) ? "given_up" : "unknown")),
  };
}

function queueOf(column: string): Queue {
  return column === "speak" ? "speak" : "record";
}
