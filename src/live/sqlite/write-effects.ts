import type { Queue } from "../../app/live-store.ts";
import { type Effect, LANES } from "../../core/effect.ts";
import { attemptColumn } from "../attempt-column.ts";
import type { RescheduleLines } from "./line-schedule.ts";
import type { Before } from "./look-before.ts";
import type { Parts } from "./parts.ts";

/** What a turn has decided at `at` (ms); its lines are `<eventId>#<n>`. `isBegun`: what it says is being said already, as one reply. */
export type Decided = {
  conversationId: string;
  eventId: string;
  effects: readonly Effect[];
  at: number;
  isBegun: boolean;
};

/** Stores it. Runs inside the transaction of the turn. */
export type WriteEffects = (decided: Decided, before: Before) => void;

/** Timers are set here and now; every other effect becomes a line `<event>#<n>`, the same on every try of the turn. */
export function prepareWriteEffects({ db, vault }: Parts, reschedule: RescheduleLines): WriteEffects {
  const addLine = db.prepare(`
    INSERT INTO line (id, conversation_id, queue, lane, kind, event_id, created_at, due_at, effect, state, tries, attempt)
    VALUES (?, ?, ?, ?, ?, ?, ?7, ?7, ?8, ?9, ?10, ?11)`);
  // What LINE surely did not take goes along with the next that is said. With a reply token all that waits does, also where nothing is
  // said: replies are free, and a push in doubt that had to wait for an hour would keep all that follows it from her. `ended_at` is said for the index of what is unfinished: without it every line there ever was would be looked at.
  const takeAlong = db.prepare(`
    UPDATE line SET due_at = ?
    WHERE conversation_id = ? AND queue = 'speak' AND ended_at IS NULL AND state = 'waiting' AND (attempt IS NULL OR ?)`);
  const setTimer = db.prepare(`
    INSERT INTO timer (conversation_id, name, at) VALUES (?, ?, ?)
    ON CONFLICT (conversation_id, name) DO UPDATE SET at = excluded.at`);
  const cancelTimer = db.prepare("DELETE FROM timer WHERE conversation_id = ? AND name = ?");

  function plan(id: string, effect: Effect, { conversationId, eventId, at, isBegun }: Decided): Queue {
    const queue = effect.type === "say" ? "speak" : "record";
    const sealed = vault.seal("effect", id, effect);
    const row = [id, conversationId, queue, laneOf(effect), effect.type, eventId, at, sealed];
    if (isBegun && queue === "speak") addLine.run(...row, "attempted", 1, attemptColumn(vault, id, { how: "reply" }));
    else addLine.run(...row, "planned", 0, null);
    return queue;
  }

  return (decided, before) => {
    const { conversationId, eventId, effects, at, isBegun } = decided;
    const changed = new Set<Queue>();
    for (const [n, effect] of effects.entries()) {
      if (effect.type === "set_timer") setTimer.run(conversationId, effect.name, Date.parse(effect.at));
      else if (effect.type === "cancel_timer") cancelTimer.run(conversationId, effect.name);
      else changed.add(plan(`${eventId}#${n}`, effect, decided));
    }
    const isFree = before.token !== null;
    if (before.linesWaiting > 0 && (changed.has("speak") || isFree)) {
      if (takeAlong.run(at, conversationId, isFree ? 1 : 0).changes > 0) changed.add("speak");
    }
    // What is being said is due again only when that was settled.
    if (isBegun) changed.delete("speak");
    for (const queue of changed) reschedule(conversationId, queue);
  };
}

/** What is written to the record has no lanes: it all goes in the order in which it was decided. */
function laneOf(effect: Effect): number {
  return LANES.indexOf(effect.type === "say" ? effect.lane : "flow");
}
