import type { Address } from "../app/arrival.ts";
import { HOPELESS_TRIES_MAX, TURN_TRIES_MAX, type TurnClaim } from "../app/live-store.ts";
import type { Event } from "../core/event.ts";
import type { Result } from "../core/result.ts";
import type { Session } from "../core/session.ts";

/** An event that waits, in order; `tries` before this one. `isTaken`: it comes with this claim, which counts as one more try. */
type Waiting = { event: Event; tries: number; isTaken: boolean };

/** What is left of a turn that was taken, or null; and what goes to the dead letters without a word. */
type Hope = {
  claim: Omit<TurnClaim, "conversationId" | "fence"> | null;
  aside: { id: string; reason: "crashed" | "session_unreadable" }[];
};

/**
 * Whether there is hope for a turn. A session or an address (null) does not open when it was changed at rest, or is of a form that this
 * program does not know. An event over which the program died in all its tries, at last alone, comes without hope.
 */
export function hopeOf(
  address: Address | null,
  session: Result<Session | null, "unreadable">,
  waiting: readonly Waiting[],
): Hope {
  const reason = address === null || !session.ok ? ("session_unreadable" as const) : ("crashed" as const);
  const isOver = ({ tries }: Waiting) => address === null || tries >= HOPELESS_TRIES_MAX;
  const taken = waiting.filter(({ isTaken }) => isTaken);
  const aside = taken.filter(isOver).map(({ event }) => ({ id: event.id, reason }));
  const left = taken.filter((each) => !isOver(each));
  if (address === null || left.length === 0) return { aside, claim: null };
  const tries = Math.max(...left.map((each) => each.tries));
  const hopeless = !session.ok || tries > TURN_TRIES_MAX ? reason : null;
  const isLast = (each: Waiting) => each.tries === TURN_TRIES_MAX - 1 || each.tries === TURN_TRIES_MAX;
  const lastTry = left.filter(isLast).map(({ event }) => event.id);
  const events = left.map(({ event }) => event);
  const beside = waiting.flatMap(({ event, isTaken }) => (isTaken ? [] : [event]));
  const known = session.ok ? session.value : null;
  return { aside, claim: { address, session: known, events, beside, hopeless, lastTry, tries } };
}
