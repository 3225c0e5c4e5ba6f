import { createHmac, randomBytes } from "node:crypto";
import { BOT_USER_ID, type LineStandIn } from "./line-stand-in.ts";
import type { Wire } from "./wire.ts";

export const SECRET = randomBytes(16).toString("hex");
export const TOKEN = randomBytes(16).toString("hex");

/** A bot that is measured: where it takes webhooks (one port a process) and which LINE it answers. */
export type Bot = { ports: readonly number[]; path: string; line: LineStandIn };

/** What a resident did: the part of a webhook event that differs. */
export type Deed =
  | { type: "follow"; follow: { isUnblocked: boolean } }
  | { type: "message"; message: { type: "text"; id: string; quoteToken: string; text: string } }
  | { type: "postback"; postback: { data: string } };

export function newUserId(): string {
  return `U${randomBytes(16).toString("hex")}`;
}

export function says(text: string): Deed {
  const id = String(Date.now()) + String(Math.floor(Math.random() * 1e6));
  return { type: "message", message: { type: "text", id, quoteToken: "q", text } };
}

/** Sends what these residents did in one signed webhook; resolves with the ms until it was acknowledged. Throws unless it was 200. */
export async function sendWebhook(
  bot: Bot,
  wire: Wire,
  deeds: readonly { userId: string; deed: Deed }[],
): Promise<number> {
  const events = deeds.map(({ userId, deed }) => webhookEvent(userId, deed));
  const body = Buffer.from(JSON.stringify({ destination: BOT_USER_ID, events }));
  const signature = createHmac("sha256", SECRET).update(body).digest("base64");
  const from = performance.now();
  const status = await wire.post(
    bot.path,
    { "content-type": "application/json; charset=utf-8", "x-line-signature": signature },
    body,
  );
  if (status !== 200) throw new Error(`a webhook was answered with ${status}`);
  return performance.now() - from;
}

function webhookEvent(userId: string, deed: Deed): object {
  // As LINE's ULIDs begin with the time.
  const id = Date.now().toString(16).padStart(12, "0") + randomBytes(7).toString("hex");
  return {
    ...deed,
    mode: "active",
    timestamp: Date.now(),
    source: { type: "user", userId },
    webhookEventId: id,
    deliveryContext: { isRedelivery: false },
    replyToken: `${userId}.${id}`,
  };
}
