import type { SayLine } from "../app/live-store.ts";
import { type Effect, LANES, type Say } from "../core/effect.ts";

/** The lines that a turn is going to say, as they would be claimed: in the order of delivery. `at`: ms, when they were decided. */
export function linesToSay(eventId: string, effects: readonly Effect[], at: number): SayLine[] {
  const lines = effects.flatMap((effect, n) => (effect.type === "say" ? [lineOf(`${eventId}#${n}`, effect)] : []));
  return lines.sort((a, b) => LANES.indexOf(a.effect.lane) - LANES.indexOf(b.effect.lane));

  function lineOf(id: string, effect: Say): SayLine {
    return { id, state: "planned", effect, eventId, tries: 0, createdAt: at, attempt: null };
  }
}
