import type { Arrival } from "../../app/arrival.ts";
import type { LiveStore } from "../../app/live-store.ts";
import { DAY_MS } from "./day-ms.ts";
import type { Parts } from "./parts.ts";
import type { ReplyTokens } from "./reply-token.ts";
import { dueAlone, TURN_DUE, waitsAtMost } from "./turn-schedule.ts";

/** What is known of somebody whose first turn never succeeded is forgotten after this time. */
const UNTURNED_TTL_MS = 3 * DAY_MS;

/** `LiveStore.accept`: the one step that LINE waits for, so as little as possible is done here. */
export function prepareAccept(parts: Parts, tokens: ReplyTokens): LiveStore["accept"] {
  const { db, group, vault } = parts;
  const markSeen = db.prepare("INSERT OR IGNORE INTO seen (id, at) VALUES (?, ?)");
  const addEvent = db.prepare(
    "INSERT INTO event (conversation_id, id, received_at, ready_at, body) VALUES (?, ?, ?, ?, ?)",
  );
  // Also names the city of a conversation from the time when that was not kept.
  const reschedule = db.prepare(`
    UPDATE conversation SET city = coalesce(city, ?2), due_at = max(held_until, iif(${waitsAtMost(1)}, ?3, ${TURN_DUE}))
    WHERE id = ?1`);
  const addConversation = db.prepare("INSERT INTO conversation (id, city, address, expires_at) VALUES (?, ?, ?, ?)");

  function accept(arrivals: readonly Arrival[]): { accepted: number; duplicates: number } {
    const changed = new Map<string, Arrival>();
    let accepted = 0;
    for (const arrival of arrivals) {
      const { conversationId, event, receivedAt, readyAt } = arrival;
      if (markSeen.run(event.id, receivedAt).changes === 0) continue;
      addEvent.run(conversationId, event.id, receivedAt, readyAt, vault.seal("event", event.id, event));
      if (!changed.has(conversationId)) changed.set(conversationId, arrival);
      accepted += 1;
    }
    for (const first of changed.values()) makeDue(first);
    for (const { conversationId, replyToken } of arrivals) {
      if (replyToken !== null) tokens.keep(conversationId, replyToken);
    }
    return { accepted, duplicates: arrivals.length - accepted };
  }

  function makeDue(arrival: Arrival): void {
    const { conversationId, address, receivedAt } = arrival;
    const due = dueAlone(arrival);
    if (reschedule.run(conversationId, address.city, due).changes === 1) return;
    const sealed = vault.seal("address", conversationId, address);
    addConversation.run(conversationId, address.city, sealed, receivedAt + UNTURNED_TTL_MS);
    reschedule.run(conversationId, address.city, due);
  }

  return (arrivals) => group.write(() => accept(arrivals));
}
