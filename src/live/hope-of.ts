import type { Address } from "../app/arrival.ts";
import { HOPELESS_TRIES_MAX, TURN_TRIES_MAX, type TurnClaim } from "../app/live-store.ts";
import type { Event } from "../core/event.ts";
import type { Result } from "../core/result.ts";
import type { Session } from "../core/session.ts";

/** An event that was taken, in order; `tries` before this one. */
type Taken = { event: Event; tries: number };

/** What is left of a turn that was taken, or null; and what goes to the dead letters without a word. */
type Hope = {
  claim: Omit<TurnClaim, "conversationId" | "fence"> | null;
  aside: { id: string; reason: "crashed" | "session_unreadable" }[];
};

/**
 * Whether there is hope for a turn. A session or an address (null) does not open when it was changed at rest, or is of a form that this
 * program does not know. Events tried too often without a word, over which the program died each time, come alone.
 */
export function hopeOf(
  address: Address | null,
  session: Result<Session | null, "unreadable">,
  taken: readonly Taken[],
): Hope {
  const reason = address === null || !session.ok ? ("session_unreadable" as const) : ("crashed" as const);
  const isOver = ({ tries }: Taken) => address === null || tries >= HOPELESS_TRIES_MAX;
  const aside = taken.filter(isOver).map(({ event }) => ({ id: event.id, reason }));
  const left = taken.filter((each) => !isOver(each));
  if (address === null || left.length === 0) return { aside, claim: null };
  const tries = Math.max(...left.map((each) => each.tries));
  const hopeless = !session.ok || tries >= TURN_TRIES_MAX ? reason : null;
  const lastTry = left.filter((each) => each.tries === TURN_TRIES_MAX - 1).map(({ event }) => event.id);
  const events = left.map(({ event }) => event);
  return { aside, claim: { address, session: session.ok ? session.value : null, events, hopeless, lastTry, tries } };
}
