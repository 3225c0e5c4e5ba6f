import { z } from "zod";
import { Address, type Arrival, ReplyToken } from "../../app/arrival.ts";
import { Event } from "../../core/event.ts";

/** What one webhook brought, as it is spooled. */
export const Arrivals: z.ZodType<Arrival[]> = z.array(
  z.strictObject({
    event: Event,
    conversationId: z.string(),
    address: Address,
    receivedAt: z.number(),
    readyAt: z.number(),
    replyToken: ReplyToken.nullable(),
  }),
);
