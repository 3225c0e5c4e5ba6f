import { z } from "zod";

/** The events we send, as webhook.yml writes them. Parsed again when an undelivered one comes back out of the file. */
const common = {
  webhookEventId: z.string(),
  timestamp: z.number(),
  mode: z.literal("active"),
  source: z.strictObject({ type: z.literal("user"), userId: z.string() }),
  deliveryContext: z.strictObject({ isRedelivery: z.boolean() }),
};
const replyToken = z.string();

const messageBase = { id: z.string(), markAsReadToken: z.string() };
const quoteToken = z.string();
const contentProvider = z.strictObject({ type: z.literal("line") });

export const MessageContent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), ...messageBase, quoteToken, text: z.string() }),
  z.strictObject({
    type: z.literal("sticker"),
    ...messageBase,
    quoteToken,
    packageId: z.string(),
    stickerId: z.string(),
    stickerResourceType: z.literal("STATIC"),
  }),
  z.strictObject({ type: z.literal("image"), ...messageBase, quoteToken, contentProvider }),
  z.strictObject({ type: z.literal("video"), ...messageBase, quoteToken, contentProvider }),
  z.strictObject({ type: z.literal("audio"), ...messageBase, contentProvider }),
  z.strictObject({ type: z.literal("file"), ...messageBase, fileName: z.string(), fileSize: z.number() }),
  z.strictObject({
    type: z.literal("location"),
    ...messageBase,
    latitude: z.number(),
    longitude: z.number(),
    title: z.string().optional(),
    address: z.string().optional(),
  }),
]);
export type MessageContent = z.infer<typeof MessageContent>;

export const WebhookEvent = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("message"), replyToken, message: MessageContent }),
  z.strictObject({
    ...common,
    type: z.literal("postback"),
    replyToken,
    postback: z.strictObject({ data: z.string() }),
  }),
  z.strictObject({
    ...common,
    type: z.literal("follow"),
    replyToken,
    follow: z.strictObject({ isUnblocked: z.boolean() }),
  }),
  z.strictObject({ ...common, type: z.literal("unfollow") }),
  z.strictObject({ ...common, type: z.literal("unsend"), unsend: z.strictObject({ messageId: z.string() }) }),
]);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** unsend and unfollow cannot be replied to. */
export function replyTokenOf(event: WebhookEvent): string | null {
  return "replyToken" in event ? event.replyToken : null;
}
