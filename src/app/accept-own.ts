import type { Event } from "../core/event.ts";
import type { Address } from "./arrival.ts";
import type { LiveStore } from "./live-store.ts";

/** Puts events of our own making (an answer from the record, a staff's reply) where LINE's events are: deduplicated by id. */
export async function acceptOwn(
  deps: { live: LiveStore; now: () => number },
  events: readonly { conversationId: string; address: Address; event: Event }[],
): Promise<void> {
  const receivedAt = deps.now();
  await deps.live.accept(events.map((each) => ({ ...each, receivedAt, readyAt: receivedAt, replyToken: null })));
}
