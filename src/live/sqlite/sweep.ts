import type { LiveStore } from "../../app/live-store.ts";
import { text } from "./column.ts";
import { DAY_MS } from "./day-ms.ts";
import type { Parts } from "./parts.ts";
import type { Sessions } from "./sessions.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";

/**
 * LINE does not say for how long it redelivers (facts: line.md 3.1); marks are kept well beyond its 20 minutes of reply
 * tokens, and lines as long as an operator may ask what became of a message over a weekend.
 */
const SEEN_TTL_MS = 3 * DAY_MS;
const DONE_TTL_MS = 3 * DAY_MS;
const USED_TOKEN_TTL_MS = DAY_MS;
/** Rows a transaction, so that nobody waits long behind a sweep. */
const BATCH = 500;

/** `LiveStore.sweep`: in several small transactions, each of which leaves everything right. */
export function prepareSweep(parts: Parts, sessions: Sessions, reschedule: RescheduleTurn): LiveStore["sweep"] {
  const { group } = parts;
  const sweepConversations = prepareSweepConversations(parts, sessions, reschedule);
  const deletions = prepareDeletions(parts);

  return async (now) => {
    let vanished = 0;
    let after: string | null = "";
    while (after !== null) {
      const from: string = after;
      const swept = await group.writeLightly(() => sweepConversations(now, from));
      vanished += swept.sessions;
      after = swept.next;
    }
    for (const { remove, ttlMs } of deletions) {
      let removed = BATCH;
      while (removed === BATCH) removed = Number((await group.writeLightly(() => remove.run(now - ttlMs))).changes);
    }
    return { sessions: vanished };
  };
}

/** One batch of conversations past their time, from the id `after` on; `next` is null when it was the last. */
function prepareSweepConversations({ db }: Parts, sessions: Sessions, reschedule: RescheduleTurn) {
  // A turn under way decides anew how long its conversation lives.
  const expired = db.prepare(`
    SELECT id FROM conversation
    WHERE expires_at <= ?1 AND (fence = 0 OR held_until <= ?1) AND id > ?2 ORDER BY id LIMIT ${BATCH}`);
  const hasWork = db.prepare(`
    SELECT 1 WHERE EXISTS (SELECT 1 FROM event WHERE conversation_id = ?1)
      OR EXISTS (SELECT 1 FROM line WHERE conversation_id = ?1 AND ended_at IS NULL)`);
  const removal = ["DELETE FROM outbox WHERE conversation_id = ?", "DELETE FROM conversation WHERE id = ?"].map((sql) =>
    db.prepare(sql),
  );

  return (now: number, after: string): { sessions: number; next: string | null } => {
    const ids = expired.all(now, after).map((row) => text(row.id));
    let vanished = 0;
    for (const id of ids) {
      vanished += sessions.forget(id).sessions;
      // Where a message still has to go out, or an event in, the address stays until that is done.
      if (hasWork.get(id) !== undefined) reschedule(id);
      else for (const statement of removal) statement.run(id);
    }
    return { sessions: vanished, next: ids.length === BATCH ? (ids.at(-1) ?? null) : null };
  };
}

function prepareDeletions({ db }: Parts) {
  const doneLines = db.prepare(`
    DELETE FROM line WHERE seq IN (SELECT seq FROM line WHERE state = 'done' AND ended_at <= ? LIMIT ${BATCH})`);
  // A mark stays as long as its event waits, or a line bears its name ('$' follows '#'): a late redelivery must not make
  // a second line of the same id.
  const seen = db.prepare(`
    DELETE FROM seen WHERE id IN (
      SELECT id FROM seen WHERE at <= ? AND id NOT IN (SELECT id FROM event)
        AND NOT EXISTS (SELECT 1 FROM line WHERE line.id > seen.id || '#' AND line.id < seen.id || '$')
      LIMIT ${BATCH})`);
  // Of the version before, which kept them here.
  const usedTokens = db.prepare(`
    DELETE FROM used_token WHERE name IN (SELECT name FROM used_token WHERE at <= ? LIMIT ${BATCH})`);
  return [
    { remove: doneLines, ttlMs: DONE_TTL_MS },
    { remove: seen, ttlMs: SEEN_TTL_MS },
    { remove: usedTokens, ttlMs: USED_TOKEN_TTL_MS },
  ];
}
