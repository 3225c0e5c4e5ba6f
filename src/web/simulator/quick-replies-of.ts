import type { z } from "zod";
import type { QuickReplyAction } from "../../core/line-message/line-action.ts";
import type { Chat } from "../../core/simulator-view.ts";

export type QuickReplies = { itemId: string; actions: z.infer<typeof QuickReplyAction>[] };

/**
 * The quick replies on the screen, or null. The simulator knows which message's still stand (`quickReplyOf`);
 * those of `usedOf` were tapped a moment ago and are gone before its next answer.
 */
export function quickRepliesOf(chat: Pick<Chat, "items" | "quickReplyOf">, usedOf: string | null): QuickReplies | null {
  if (chat.quickReplyOf === null || chat.quickReplyOf === usedOf) return null;
  const item = chat.items.find((one) => one.id === chat.quickReplyOf);
  if (item?.from !== "city" || item.message.quickReply === undefined) return null;
  return { itemId: item.id, actions: item.message.quickReply.items.map((one) => one.action) };
}
