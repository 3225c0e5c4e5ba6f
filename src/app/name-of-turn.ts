import type { Turn, TurnClaim } from "./live-store.ts";
import { nameOfAside } from "./name-of-aside.ts";

/** What the lines of a turn are named after: its last event; where some of its events are lost and may be tried again, the claim. */
export function nameOfTurn(claim: Pick<TurnClaim, "events" | "fence">, { lost }: Pick<Turn, "lost">): string {
  const last = claim.events.at(-1);
  if (last === undefined) throw new Error("a turn without events");
  return lost === undefined ? last.id : nameOfAside(claim);
}
