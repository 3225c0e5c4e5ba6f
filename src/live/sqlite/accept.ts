import type { Arrival } from "../../app/arrival.ts";
import type { LiveStore, TurnClaim } from "../../app/live-store.ts";
import { DAY_MS } from "./day-ms.ts";
import type { Parts } from "./parts.ts";
import type { ReplyTokens } from "./reply-token.ts";
import type { TakeAtOnce } from "./take-at-once.ts";
import { dueAlone, TURN_DUE, waitsAtMost } from "./turn-schedule.ts";
import type { TurnsAtOnce } from "./turns-at-once.ts";

/** What is known of somebody whose first turn never succeeded is forgotten after this time. */
const UNTURNED_TTL_MS = 3 * DAY_MS;

/** `LiveStore.accept`: the one step that LINE waits for, so as little as possible is done here. */
export function prepareAccept(
  parts: Parts,
  tokens: ReplyTokens,
  takeAtOnce: TakeAtOnce,
  atOnce: TurnsAtOnce,
): LiveStore["accept"] {
  const { db, group, vault, now } = parts;
  const markSeen = db.prepare("INSERT OR IGNORE INTO seen (id, at) VALUES (?, ?)");
  const addEvent = db.prepare(
    "INSERT INTO event (conversation_id, id, received_at, ready_at, tries, body) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const makeDue = prepareMakeDue(parts);

  function accept(arrivals: readonly Arrival[]) {
    const fresh = arrivals.filter(({ event, receivedAt }) => markSeen.run(event.id, receivedAt).changes > 0);
    const at = now();
    const taken: TurnClaim[] = [];
    const withTheirTurn = new Set<Arrival>();
    const until = atOnce.until(at, fresh.length);
    for (const its of Map.groupBy(fresh, ({ conversationId }) => conversationId).values()) {
      const claim = until === null ? null : takeAlone(its, at, until);
      if (claim !== null) taken.push(claim);
      for (const arrival of its) {
        add(arrival, claim === null ? 0 : 1);
        if (claim !== null) withTheirTurn.add(arrival);
      }
      if (claim === null) makeDue(its);
    }
    for (const arrival of arrivals) {
      const { conversationId, replyToken } = arrival;
      if (replyToken !== null && !withTheirTurn.has(arrival)) tokens.keep(conversationId, replyToken);
    }
    return { accepted: fresh.length, taken, until: until ?? at };
  }

  function takeAlone(its: readonly Arrival[], at: number, until: number): TurnClaim | null {
    const [only] = its;
    return only === undefined || its.length > 1 || dueAlone(only) > at ? null : takeAtOnce(only, at, until);
  }

  function add({ conversationId, event, receivedAt, readyAt }: Arrival, tries: number): void {
    addEvent.run(conversationId, event.id, receivedAt, readyAt, tries, vault.seal("event", event.id, event));
  }

  return async (arrivals) => {
    const { accepted, taken, until } = await group.write(() => accept(arrivals));
    atOnce.add(taken, until);
    return { accepted, duplicates: arrivals.length - accepted };
  };
}

/** Says when the turn of a conversation is due to which these have come; makes the conversation where it is new. */
function prepareMakeDue({ db, vault, hints }: Parts): (its: readonly Arrival[]) => void {
  // Also names the city of a conversation from the time when that was not kept.
  const reschedule = db.prepare(`
    UPDATE conversation SET city = coalesce(city, ?2), due_at = max(held_until, iif(${waitsAtMost(1)}, ?3, ${TURN_DUE}))
    WHERE id = ?1`);
  const add = db.prepare("INSERT INTO conversation (id, city, address, expires_at) VALUES (?, ?, ?, ?)");
  return (its) => {
    const [first] = its;
    if (first === undefined) return;
    // What waited before was told when it came, and what comes later puts it off at most.
    hints.mayBe("turn", Math.min(...its.map(dueAlone)));
    const { conversationId, address, receivedAt } = first;
    const due = dueAlone(first);
    if (reschedule.run(conversationId, address.city, due).changes === 1) return;
    const sealed = vault.seal("address", conversationId, address);
    add.run(conversationId, address.city, sealed, receivedAt + UNTURNED_TTL_MS);
    reschedule.run(conversationId, address.city, due);
  };
}
