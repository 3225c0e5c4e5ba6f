import { z } from "zod";
import type { LineState, LiveGauge, LiveStore } from "../../app/live-store.ts";
import { makeGaugeSum } from "../gauge-sum.ts";
import { integer, orNull, text } from "./column.ts";
import type { Parts } from "./parts.ts";

const OpenState = z.enum(["planned", "attempted", "waiting", "ambiguous", "dead"]) satisfies z.ZodType<LineState>;

/** The questions an operator and a sleeping worker ask; they read only what is committed, and open nothing sealed. */
export function prepareOverview({ db, group, hints }: Parts): Pick<LiveStore, "nextDue" | "gauge"> {
  const nextDue = db.prepare(`
    SELECT min(due_at) AS due_at FROM (
      SELECT min(due_at) AS due_at FROM conversation WHERE due_at IS NOT NULL
      UNION ALL SELECT min(due_at) FROM outbox WHERE queue = 'speak' AND due_at IS NOT NULL
      UNION ALL SELECT min(due_at) FROM outbox WHERE queue = 'record' AND due_at IS NOT NULL)`);
  // What waits is little, whatever has been done before.
  const events = db.prepare(`
    SELECT coalesce(city, '') AS city, count(*) AS count, min(received_at) AS oldest
    FROM event LEFT JOIN conversation ON conversation.id = conversation_id GROUP BY 1`);
  const openLines = db.prepare(`
    SELECT coalesce(conversation.city, '') AS city, state, count(*) AS count, min(created_at) AS oldest
    FROM line LEFT JOIN conversation ON conversation.id = conversation_id WHERE ended_at IS NULL GROUP BY 1, 2`);
  const undelivered = db.prepare(`
    SELECT coalesce(city, '') AS city, state, count(*) AS count FROM line
    WHERE state IN ('ambiguous', 'dead') AND ended_at IS NOT NULL GROUP BY 1, 2`);
  const deadEvents = db.prepare("SELECT coalesce(city, '') AS city, count(*) AS count FROM dead_event GROUP BY 1");
  const done = db.prepare("SELECT count(*) AS count FROM line WHERE state = 'done' AND ended_at IS NOT NULL");
  const sessions = db.prepare("SELECT count(*) AS count FROM session");
  function gauge(now: number): LiveGauge {
    const sum = makeGaugeSum(now);
    for (const row of events.all()) sum.events(text(row.city), integer(row.count), integer(row.oldest));
    for (const row of openLines.all())
      sum.lines(text(row.city), OpenState.parse(row.state), integer(row.count), integer(row.oldest));
    for (const row of undelivered.all())
      sum.lines(text(row.city), OpenState.parse(row.state), integer(row.count), null);
    for (const row of deadEvents.all()) sum.deadEvents(text(row.city), integer(row.count));
    return sum.whole({ done: integer(done.get()?.count), sessions: integer(sessions.get()?.count) });
  }

  return {
    async nextDue() {
      const at = hints.earliest() ?? orNull(integer, nextDue.get()?.due_at ?? null);
      return at === Number.POSITIVE_INFINITY ? null : at;
    },
    async gauge(now) {
      // Reading goes on with a disk that has failed; but nothing can be accepted, and whoever watches has to know.
      group.trustDisk();
      return gauge(now);
    },
  };
}
