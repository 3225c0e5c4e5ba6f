import { type LiveStore, TURN_TRIES_MAX, type TurnClaim } from "../../app/live-store.ts";
import type { Parts } from "./parts.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";
import type { WaitingEvents } from "./waiting-events.ts";

/** `LiveStore.failTurn`. A claim that was lost meanwhile changes nothing: its new owner decides. */
export function prepareFailTurn(
  parts: Parts,
  events: WaitingEvents,
  reschedule: RescheduleTurn,
): LiveStore["failTurn"] {
  const { db, group } = parts;
  const giveBack = db.prepare("UPDATE conversation SET fence = 0, held_until = ? WHERE id = ? AND fence = ?");
  const goOn = db.prepare("UPDATE conversation SET held_until = 0 WHERE id = ?");

  function fail(claim: TurnClaim, retryAt: number, reason: string): void {
    const { conversationId } = claim;
    if (giveBack.run(retryAt, conversationId, claim.fence).changes === 0) return;
    const hopeless = claim.events.filter((event) => (events.tries(conversationId, event.id) ?? 0) >= TURN_TRIES_MAX);
    for (const event of hopeless) events.setAside(conversationId, event.id, reason);
    // What made the turn fail is out of the way: the conversation's next events need not wait.
    if (hopeless.length > 0) goOn.run(conversationId);
    reschedule(conversationId);
  }

  return (claim, retryAt, reason) => group.write(() => fail(claim, retryAt, reason));
}
