import type { LineMessage } from "../core/line-message/line-message.ts";
import type { Platform } from "./platform.ts";
import type { SentMessage } from "./retry-keys.ts";

/** A stranger may be pushed to for a week after writing (facts: line.md 3.10). */
const STRANGER_MS = 7 * 24 * 60 * 60_000;

type Delivery = {
  city: string;
  userId: string;
  messages: readonly LineMessage[];
  via: "reply" | "push";
  at: number;
};

/**
 * Shows the messages on the resident's phone, if it can be reached. Whoever has blocked the account sees nothing, and the
 * caller is not told: LINE gives ids all the same.
 */
export function deliverMessages(
  platform: Platform,
  delivery: Delivery,
): { reached: boolean; sentMessages: SentMessage[] } {
  const { city, userId, messages, via, at } = delivery;
  const reached = canReach(platform, delivery);
  const sentMessages = messages.map((message) => {
    const id = platform.ids.message();
    if (reached) platform.chats.addFromCity(userId, { id, at, message, via });
    return message.type === "text" || message.type === "sticker" ? { id, quoteToken: platform.ids.token() } : { id };
  });
  if (reached && via === "push") platform.pushQuota.count(city, at);
  if (reached) platform.loading.stop(userId);
  if (reached) platform.changes.tell({ what: "chat", userId });
  return { reached, sentMessages };
}

function canReach({ residents }: Platform, { city, userId, via, at }: Delivery): boolean {
  const resident = residents.find(userId);
  if (resident === null || resident.city !== city || resident.relation === "blocked") return false;
  if (via === "reply" || resident.relation === "friend") return true;
  const wroteAt = residents.wroteAt(userId);
  return wroteAt !== null && at - wroteAt <= STRANGER_MS;
}
