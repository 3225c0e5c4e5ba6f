import type { Arrival, ReplyToken } from "../app/arrival.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { Event } from "../core/event.ts";
import { REDELIVERED_REPLY_WINDOW_MS, REPLY_WINDOW_MS } from "./limits.ts";
import type { ParsedEvent } from "./parse-event.ts";

/** `receivedAt` and `windowMs` are ms; `isUrgent` says which texts must not wait for more lines. */
export type Receiving = {
  city: string;
  receivedAt: number;
  windowMs: number;
  keys: Pick<KeyRing, "blind">;
  isUrgent(event: Event, city: string): boolean;
};

/** What is stored of an event: whose conversation, until when it can be replied to, from when it may be handled. */
export function toArrival(parsed: ParsedEvent, receiving: Receiving): Arrival {
  const { city, receivedAt, windowMs, keys, isUrgent } = receiving;
  const { event, userId } = parsed;
  // Several lines of text often are one thought; everything else is complete in itself.
  const waits = event.type === "said" && !isUrgent(event, city);
  return {
    event,
    conversationId: keys.blind(`${city}:${userId}`, "conversation"),
    address: { city, channel: "line", userId },
    receivedAt,
    readyAt: waits ? receivedAt + windowMs : receivedAt,
    replyToken: replyTokenOf(parsed, receivedAt),
  };
}

function replyTokenOf({ replyToken, redelivered, occurredAt }: ParsedEvent, receivedAt: number): ReplyToken | null {
  if (replyToken === null) return null;
  const until = receivedAt + REPLY_WINDOW_MS;
  return { token: replyToken, until: redelivered ? Math.min(until, occurredAt + REDELIVERED_REPLY_WINDOW_MS) : until };
}
