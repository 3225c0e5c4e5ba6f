import { z } from "zod";
import type { DeadLetter, LineState, LiveGauge, LiveStore } from "../../app/live-store.ts";
import { integer, orNull, text } from "./column.ts";
import type { Parts } from "./parts.ts";

const StoredState = z.enum([
  "planned",
  "attempted",
  "waiting",
  "done",
  "ambiguous",
  "dead",
]) satisfies z.ZodType<LineState>;

/** The questions an operator and a sleeping worker ask; they read only what is committed, and open nothing sealed. */
export function prepareOverview({ db }: Parts): Pick<LiveStore, "nextDue" | "gauge" | "deadLetters"> {
  const nextDue = db.prepare(`
    SELECT min(due_at) AS due_at FROM (
      SELECT min(due_at) AS due_at FROM conversation WHERE due_at IS NOT NULL
      UNION ALL SELECT min(due_at) FROM outbox WHERE queue = 'speak' AND due_at IS NOT NULL
      UNION ALL SELECT min(due_at) FROM outbox WHERE queue = 'record' AND due_at IS NOT NULL)`);
  const events = db.prepare("SELECT count(*) AS count, min(received_at) AS oldest FROM event");
  const openLines = db.prepare(`
    SELECT state, count(*) AS count, min(created_at) AS oldest FROM line WHERE ended_at IS NULL GROUP BY state`);
  const endedLines = db.prepare("SELECT state, count(*) AS count FROM line WHERE ended_at IS NOT NULL GROUP BY state");
  const sessions = db.prepare("SELECT count(*) AS count FROM session");
  const deadEvents = db.prepare("SELECT count(*) AS count FROM dead_event");
  const deadLetters = db.prepare(`
    SELECT id, conversation_id, city, state || ' ' || kind AS what, reason, ended_at AS at, effect IS NULL AS forgotten
    FROM line WHERE state IN ('dead', 'ambiguous') AND ended_at IS NOT NULL AND given_up_at IS NULL
      AND (?1 IS NULL OR city IS NULL OR city = ?1)
    UNION ALL SELECT id, conversation_id, city, 'dead event', reason, at, body IS NULL
    FROM dead_event WHERE given_up_at IS NULL AND (?1 IS NULL OR city IS NULL OR city = ?1)
    ORDER BY at DESC, id DESC LIMIT ?2`);

  function gauge(now: number): LiveGauge {
    const lines: LiveGauge["lines"] = { planned: 0, attempted: 0, waiting: 0, done: 0, ambiguous: 0, dead: 0 };
    let oldestLine: number | null = null;
    for (const row of openLines.all()) {
      lines[StoredState.parse(row.state)] = integer(row.count);
      oldestLine = Math.min(oldestLine ?? Number.POSITIVE_INFINITY, integer(row.oldest));
    }
    for (const row of endedLines.all()) lines[StoredState.parse(row.state)] = integer(row.count);
    const waiting = events.get();
    const oldestEvent = orNull(integer, waiting?.oldest ?? null);
    return {
      events: integer(waiting?.count),
      oldestEventMs: oldestEvent === null ? null : now - oldestEvent,
      lines,
      oldestLineMs: oldestLine === null ? null : now - oldestLine,
      deadEvents: integer(deadEvents.get()?.count),
      sessions: integer(sessions.get()?.count),
    };
  }

  return {
    nextDue: async () => orNull(integer, nextDue.get()?.due_at ?? null),
    gauge: async (now) => gauge(now),
    deadLetters: async (limit, city): Promise<DeadLetter[]> =>
      deadLetters.all(city ?? null, limit).map((row) => ({
        id: text(row.id),
        conversationId: text(row.conversation_id),
        city: orNull(text, row.city),
        what: text(row.what),
        reason: text(row.reason),
        at: integer(row.at),
        forgotten: integer(row.forgotten) === 1,
      })),
  };
}
