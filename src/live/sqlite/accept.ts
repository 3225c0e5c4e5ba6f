import type { Arrival } from "../../app/arrival.ts";
import type { LiveStore } from "../../app/live-store.ts";
import { DAY_MS } from "./day-ms.ts";
import type { Parts } from "./parts.ts";
import type { ReplyTokens } from "./reply-token.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";

/** What is known of somebody whose first turn never succeeded is forgotten after this time. */
const UNTURNED_TTL_MS = 3 * DAY_MS;

/** `LiveStore.accept`: the one step that LINE waits for, so as little as possible is done here. */
export function prepareAccept(parts: Parts, tokens: ReplyTokens, reschedule: RescheduleTurn): LiveStore["accept"] {
  const { db, group, vault } = parts;
  const markSeen = db.prepare("INSERT OR IGNORE INTO seen (id, at) VALUES (?, ?)");
  const cityOf = db.prepare("SELECT city FROM conversation WHERE id = ?");
  const addConversation = db.prepare("INSERT INTO conversation (id, city, address, expires_at) VALUES (?, ?, ?, ?)");
  const nameCity = db.prepare("UPDATE conversation SET city = ?2 WHERE id = ?1");
  const addEvent = db.prepare(
    "INSERT INTO event (conversation_id, id, received_at, ready_at, body) VALUES (?, ?, ?, ?, ?)",
  );

  function accept(arrivals: readonly Arrival[]): { accepted: number; duplicates: number } {
    const changed = new Set<string>();
    let accepted = 0;
    for (const arrival of arrivals) {
      const { conversationId, event } = arrival;
      if (markSeen.run(event.id, arrival.receivedAt).changes === 1) {
        store(arrival);
        changed.add(conversationId);
        accepted += 1;
      }
      if (arrival.replyToken !== null) tokens.keep(conversationId, arrival.replyToken);
    }
    for (const conversationId of changed) reschedule(conversationId);
    return { accepted, duplicates: arrivals.length - accepted };
  }

  function store({ conversationId, address, event, receivedAt, readyAt }: Arrival): void {
    const known = cityOf.get(conversationId);
    if (known === undefined) {
      const sealed = vault.seal("address", conversationId, address);
      addConversation.run(conversationId, address.city, sealed, receivedAt + UNTURNED_TTL_MS);
    } else if (known.city === null) nameCity.run(conversationId, address.city);
    addEvent.run(conversationId, event.id, receivedAt, readyAt, vault.seal("event", event.id, event));
  }

  return (arrivals) => group.write(() => accept(arrivals));
}
