import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { text } from "./column.ts";
import type { RescheduleLines } from "./line-schedule.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";

const QueueColumn = z.enum(["speak", "record"]);

/**
 * Ends all leases, for a process that is alone with the file: whoever had them is dead, and nobody need wait until their time is
 * over. What was begun comes again as begun.
 */
export function dropLeases(db: DatabaseSync, rescheduleTurn: RescheduleTurn, rescheduleLines: RescheduleLines): void {
  db.exec("BEGIN IMMEDIATE");
  const turns = db.prepare("UPDATE conversation SET fence = 0, held_until = 0 WHERE fence <> 0 RETURNING id").all();
  for (const row of turns) rescheduleTurn(text(row.id));
  const queues = db
    .prepare("UPDATE outbox SET fence = 0, held_until = 0 WHERE fence <> 0 RETURNING conversation_id, queue")
    .all();
  for (const row of queues) rescheduleLines(text(row.conversation_id), QueueColumn.parse(row.queue));
  db.exec("COMMIT");
}
