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
   * All in order of `at`, then id; `tries` are those made before. Counts one more try for each that is taken: all, or where some were tried too
   * often, those alone (claimTurn in the port).
   */
  take(conversationId: string): { event: Event; tries: number; isTaken: boolean }[];
  done(conversationId: string, eventId: string): void;
  /** Puts an event among the dead letters. */
  setAside(conversationId: string, eventId: string, reason: string): void;
};

export function prepareWaitingEvents(parts: Parts): WaitingEvents {
  const { db, vault, now } = parts;
  const dueTimers = db.prepare("DELETE FROM timer WHERE conversation_id = ? AND at <= ? RETURNING name, at");
  const markSeen = db.prepare("INSERT OR IGNORE INTO seen (id, at) VALUES (?, ?)");
  const add = db.prepare(
    "INSERT INTO event (conversation_id, id, received_at, ready_at, body) VALUES (?, ?, ?3, ?3, ?)",
  );
  const find = db.prepare("SELECT id, body, tries FROM event WHERE conversation_id = ?");
  const countTries = db.prepare("UPDATE event SET tries = tries + 1 WHERE conversation_id = ? AND tries >= ?");
  const countTry = db.prepare("UPDATE event SET tries = tries + 1 WHERE conversation_id = ? AND id = ?");
  const remove = db.prepare("DELETE FROM event WHERE conversation_id = ? AND id = ?");
  const bury = db.prepare(`
    INSERT INTO dead_event (id, conversation_id, reason, at, city, body)
    SELECT id, conversation_id, ?, ?, ?, body FROM event WHERE conversation_id = ? AND id = ?`);
  const readAddress = prepareReadAddress(parts);

  function setAside(conversationId: string, eventId: string, reason: string): void {
    bury.run(reason, now(), readAddress(conversationId)?.city ?? null, conversationId, eventId);
    remove.run(conversationId, eventId);
  }

  /** In order; what does not open goes to the dead letters. */
  function readAll(conversationId: string): { event: Event; tries: number }[] {
    const waiting = [];
    for (const row of find.all(conversationId)) {
      const id = text(row.id);
      const event = vault.open("event", id, bytes(row.body));
      if (event === null) setAside(conversationId, id, "unreadable");
      else waiting.push({ event, at: Date.parse(event.at), tries: integer(row.tries) });
    }
    return waiting
      .sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1))
      .map(({ event, tries }) => ({ event, tries }));
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
      const waiting = readAll(conversationId);
      const most = Math.max(0, ...waiting.map(({ tries }) => tries));
      if (most === TURN_TRIES_MAX) {
        const alone = waiting.find(({ tries }) => tries === most);
        if (alone !== undefined) countTry.run(conversationId, alone.event.id);
        return waiting.map((each) => ({ ...each, isTaken: each === alone }));
      }
      const least = most > TURN_TRIES_MAX ? TURN_TRIES_MAX + 1 : 0;
      if (waiting.length > 0) countTries.run(conversationId, least);
      return waiting.map((each) => ({ ...each, isTaken: each.tries >= least }));
    },
    done(conversationId, eventId) {
      remove.run(conversationId, eventId);
    },
    setAside,
  };
}

function timerEvent(conversationId: string, name: string, dueAt: number): Event {
  const at = new Date(dueAt).toISOString();
  return { type: "timer", id: `timer:${conversationId}:${name}:${at}`, at, name };
}
