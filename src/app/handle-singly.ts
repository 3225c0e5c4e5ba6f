import type { Effect } from "../core/effect.ts";
import type { Event } from "../core/event.ts";
import type { Kept } from "./give-up-turn.ts";
import type { Turn, TurnClaim } from "./live-store.ts";

/** Decides what some events lead to; throws where it cannot. */
export type Decide = (claim: Pick<TurnClaim, "conversationId" | "session" | "events">) => Promise<Turn>;

/**
 * The events of a turn that broke off, each by itself and in order, on the session as the one before left it: which of them can be handled, and
 * what comes of it. What throws changes nothing.
 */
export async function handleSingly(decide: Decide, claim: TurnClaim): Promise<Kept> {
  const handled: Event[] = [];
  const effects: Effect[] = [];
  let { session } = claim;
  for (const event of claim.events) {
    const turn = await decided(decide, { conversationId: claim.conversationId, session, events: [event] });
    if (turn === null) continue;
    session = turn.session;
    effects.push(...turn.effects);
    handled.push(event);
  }
  return { session, effects, handled };
}

/** null: it throws. The turn as a whole did, which is written down already. */
async function decided(decide: Decide, one: Parameters<Decide>[0]): Promise<Turn | null> {
  try {
    return await decide(one);
  } catch {
    return null;
  }
}
