import { TURN_TRIES_MAX } from "../../app/live-store.ts";
import type { Event } from "../../core/event.ts";
import { bytes, integer, text } from "./column.ts";
import type { Parts } from "./parts.ts";
import { prepareReadAddress } from "./read-address.ts";

/** The events of a conversation that wait for a turn. All of it runs inside a transaction of the caller. */
export type WaitingEvents = {
  /** Turns the conversation's due timers into waiting events. */
  ring(conversationId: string, now: number): void;
  /**
   * Counts one more try for each and returns them in order of `at`, then id; `tries` are those made before. Where some were tried too
   * often, these alone: the others must not pay for them.
   */
  take(conversationId: string): { event: Event; tries: number }[];
  done(conversationId: string, eventId: string): void;
  /** Puts an event among the dead letters. */
  setAside(conversationId: string, eventId: string, reason: string): void;
  /** How often the event was tried; null when it does not wait (any more). */
  tries(conversationId: string, eventId: string): number | null;
};

export function prepareWaitingEvents(parts: Parts): WaitingEvents {
  const { db, vault, now } = parts;
  const dueTimers = db.prepare("DELETE FROM timer WHERE conversation_id = ? AND at <= ? RETURNING name, at");
  const markSeen = db.prepare("INSERT OR IGNORE INTO seen (id, at) VALUES (?, ?)");
  const add = db.prepare(
    "INSERT INTO event (conversation_id, id, received_at, ready_at, body) VALUES (?, ?, ?3, ?3, ?)",
  );
  const find = db.prepare("SELECT id, body, tries FROM event WHERE conversation_id = ?");
  const countTry = db.prepare("UPDATE event SET tries = tries + 1 WHERE conversation_id = ? AND tries >= ?");
  const remove = db.prepare("DELETE FROM event WHERE conversation_id = ? AND id = ?");
  const bury = db.prepare(`
    INSERT INTO dead_event (id, conversation_id, reason, at, city, body)
    SELECT id, conversation_id, ?, ?, ?, body FROM event WHERE conversation_id = ? AND id = ?`);
  const readAddress = prepareReadAddress(parts);
  const readTries = db.prepare("SELECT tries FROM event WHERE conversation_id = ? AND id = ?");

  function setAside(conversationId: string, eventId: string, reason: string): void {
    bury.run(reason, now(), readAddress(conversationId)?.city ?? null, conversationId, eventId);
    remove.run(conversationId, eventId);
  }

  return {
    ring(conversationId, at) {
      for (const row of dueTimers.all(conversationId, at)) {
        const dueAt = integer(row.at);
        const event = timerEvent(conversationId, text(row.name), dueAt);
        // A timer set again for the very moment at which it rang before does not ring twice.
        if (markSeen.run(event.id, dueAt).changes === 0) continue;
        add.run(conversationId, event.id, dueAt, vault.seal("event", event.id, event));
      }
    },
    take(conversationId) {
      const taken = [];
      const all = find.all(conversationId);
      const least = all.some((row) => integer(row.tries) >= TURN_TRIES_MAX) ? TURN_TRIES_MAX : 0;
      const rows = least === 0 ? all : all.filter((row) => integer(row.tries) >= least);
      if (rows.length > 0) countTry.run(conversationId, least);
      for (const row of rows) {
        const id = text(row.id);
        const event = vault.open("event", id, bytes(row.body));
        if (event === null) setAside(conversationId, id, "unreadable");
        else taken.push({ event, at: Date.parse(event.at), tries: integer(row.tries) });
      }
      return taken.sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1));
    },
    done(conversationId, eventId) {
      remove.run(conversationId, eventId);
    },
    setAside,
    tries(conversationId, eventId) {
      const row = readTries.get(conversationId, eventId);
      return row === undefined ? null : integer(row.tries);
    },
  };
}

function timerEvent(conversationId: string, name: string, dueAt: number): Event {
  const at = new Date(dueAt).toISOString();
  return { type: "timer", id: `timer:${conversationId}:${name}:${at}`, at, name };
}
