import type { TurnClaim } from "./live-store.ts";

/**
 * What the lines of an event that is set aside are named after: its turn may be taken again, and set aside again, and their lines must not be
 * taken for each other, nor what the record answers to them.
 */
export function nameOfAside({ events, fence }: Pick<TurnClaim, "events" | "fence">): string {
  const last = events.at(-1);
  if (last === undefined) throw new Error("a turn without events");
  return `${last.id}~${fence}`;
}
