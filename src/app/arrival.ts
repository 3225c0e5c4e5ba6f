import { z } from "zod";
import type { Event } from "../core/event.ts";

/** Where a resident is reached. Never logged; stored encrypted, apart from the conversation's id. */
export const Address = z.strictObject({ city: z.string(), channel: z.literal("line"), userId: z.string() });
export type Address = z.infer<typeof Address>;

/**
 * A reply token: usable once, until `until` (ms since epoch). LINE: within a minute of receipt, and for a redelivered event
 * not after 20 minutes from the event (facts: line.md 3.2). We stop earlier, to leave time for the call itself.
 */
export const ReplyToken = z.strictObject({ token: z.string(), until: z.number() });
export type ReplyToken = z.infer<typeof ReplyToken>;

/** An event on its way in. Stored as it is before LINE gets its 200. Times are ms since epoch. */
export type Arrival = {
  event: Event;
  conversationId: string;
  address: Address;
  receivedAt: number;
  /** When it may be handled: at once, or after a short window in which more lines may follow. */
  readyAt: number;
  replyToken: ReplyToken | null;
};
