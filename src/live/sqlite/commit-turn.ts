import type { LiveStore, Turn, TurnClaim } from "../../app/live-store.ts";
import type { Parts } from "./parts.ts";
import type { Sessions } from "./sessions.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";
import type { WaitingEvents } from "./waiting-events.ts";
import type { WriteEffects } from "./write-effects.ts";

/** `LiveStore.commitTurn`: all of a turn or nothing of it. Events accepted meanwhile stay and wait for the next one. */
export function prepareCommitTurn(
  parts: Parts,
  sessions: Sessions,
  events: WaitingEvents,
  writeEffects: WriteEffects,
  reschedule: RescheduleTurn,
): LiveStore["commitTurn"] {
  const { db, group } = parts;
  const giveBack = db.prepare("UPDATE conversation SET fence = 0, held_until = 0 WHERE id = ? AND fence = ?");

  function commit({ conversationId, fence, events: handled }: TurnClaim, turn: Turn): "committed" | "stale" {
    if (giveBack.run(conversationId, fence).changes === 0) return "stale";
    const last = handled.at(-1);
    if (last === undefined) throw new Error("a turn without events");
    sessions.write(conversationId, turn.session, turn.expiresAt);
    writeEffects(conversationId, last.id, turn.effects);
    for (const event of handled) events.done(conversationId, event.id);
    reschedule(conversationId);
    return "committed";
  }

  return (claim, turn) => group.write(() => commit(claim, turn));
}
