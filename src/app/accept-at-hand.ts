import type { Arrival } from "./arrival.ts";
import type { Channel } from "./channel.ts";
import { type Deciding, decideNow, type Handled, isForRecord, replyOf } from "./handle-turn.ts";
import type { AtHand, LiveStore, Turn } from "./live-store.ts";
import { failureName } from "./log.ts";
import type { Meter } from "./meter.ts";

type Deps = Deciding & { live: LiveStore; channel: Pick<Channel, "render">; meter: Meter };

/**
 * Decides a tap before it is accepted, and then accepts it together with what it leads to, so that the disk is waited for once and not twice. null:
 * nothing of it is stored, and it is to be accepted as ever; so is what cannot be decided, for there is counted how often it was tried.
 * Only for what LINE has not sent before: were the program to die over it here, it would come again, marked so, and be stored first. Of words, in
 * which there may be anything, not even that is risked.
 */
export async function acceptAtHand(deps: Deps, arrival: Arrival, leaseMs: number): Promise<Handled | null> {
  if (arrival.event.type !== "tapped") return null;
  const atHand = deps.live.atHand?.(arrival, deps.now()) ?? null;
  const decided = atHand === null ? null : decide(deps, atHand);
  if (atHand === null || decided === null) return null;
  const done = await atHand.accept(decided.turn, { leaseMs });
  if (done.state !== "committed") return done.state === "changed" ? null : { begun: null, records: false };
  deps.meter.handled(arrival.address.city, 1);
  const { speaking } = done;
  const begun = speaking === null || decided.body === null ? null : { claim: speaking, body: decided.body };
  return { begun, records: decided.turn.effects.some(isForRecord) };
}

/** `body`: of the one reply that says it all; null where nothing is said. */
function decide(deps: Deps, { claim }: AtHand): { turn: Turn; body: string | null } | null {
  try {
    const turn = decideNow(deps, claim);
    if (turn === null) return null;
    const body = replyOf(deps.channel, turn);
    const isInOneReply = body !== null || !turn.effects.some(({ type }) => type === "say");
    return isInOneReply && turn.session.reachable ? { turn, body } : null;
  } catch (failure) {
    // Heard of, counted and ended where it is tried again.
    deps.log.debug({ conversation: claim.conversationId, failure: failureName(failure) }, "not_decided_at_once");
    return null;
  }
}
