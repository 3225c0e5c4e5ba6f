import { type Effect, LANES } from "../../core/effect.ts";
import { attemptColumn } from "../attempt-column.ts";
import type { Vault } from "../vault.ts";

/** The lines of a turn as the scripts take them, `<eventId>#<n>`. `isBegun`: what is spoken is attempted in the same step. */
export function lineArgs(
  vault: Vault,
  eventId: string,
  effects: readonly Effect[],
  { isBegun }: { isBegun: boolean },
): (string | number | Uint8Array)[][] {
  return effects.flatMap((effect, n) => {
    if (effect.type === "set_timer" || effect.type === "cancel_timer") return [];
    const id = `${eventId}#${n}`;
    const queue = effect.type === "say" ? "speak" : "record";
    const attempt = !isBegun || queue === "record" ? "" : attemptColumn(vault, id, { how: "reply" });
    return [[id, queue, laneOf(effect), effect.type, vault.seal("effect", id, effect), attempt]];
  });
}

/** What is written to the record has no lanes: it all goes in the order in which it was decided. */
function laneOf(effect: Effect): number {
  return LANES.indexOf(effect.type === "say" ? effect.lane : "flow");
}
