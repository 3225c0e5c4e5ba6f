import type { Aside, LiveStore, TurnClaim } from "../../app/live-store.ts";
import { nameOfAside } from "../../app/name-of-aside.ts";
import type { LookBefore } from "./look-before.ts";
import type { Parts } from "./parts.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";
import type { WaitingEvents } from "./waiting-events.ts";
import type { WriteEffects } from "./write-effects.ts";

/** `LiveStore.setAside`: all of it or nothing. */
export function prepareSetAside(
  parts: Parts,
  waiting: WaitingEvents,
  lookBefore: LookBefore,
  writeEffects: WriteEffects,
  reschedule: RescheduleTurn,
): LiveStore["setAside"] {
  const { db, group, now } = parts;
  const giveBack = db.prepare("UPDATE conversation SET fence = 0, held_until = 0 WHERE id = ?");

  function setAside(claim: TurnClaim, { reason, effects, done }: Aside): "set_aside" | "stale" {
    const { conversationId } = claim;
    const at = now();
    const before = lookBefore(claim, at);
    if (before === null) return "stale";
    writeEffects({ conversationId, eventId: nameOfAside(claim), effects, at, isBegun: false }, before);
    for (const { id } of claim.events) {
      if (done.includes(id)) waiting.done(conversationId, id);
      else waiting.setAside(conversationId, id, reason);
    }
    giveBack.run(conversationId);
    reschedule(conversationId);
    return "set_aside";
  }

  return (claim, aside) => group.write(() => setAside(claim, aside));
}
