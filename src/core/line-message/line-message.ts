import { z } from "zod";
import { Flex } from "./flex.ts";
import { mediaUrl, QuickReplyAction } from "./line-action.ts";
import { Template } from "./template.ts";
import { graphemes, utf16 } from "./text-length.ts";

/**
 * A message as LINE's reply and push take it, with every limit of the reference (facts: line.md 3.6). Stricter than LINE in
 * one way: an unknown property is refused everywhere, not only inside flex, because for us it is always a typing error.
 * The kinds we never send (textV2, imagemap, coupon) are not known here.
 */
const QuickReply = z.strictObject({
  items: z
    .array(z.strictObject({ type: z.literal("action"), imageUrl: mediaUrl.optional(), action: QuickReplyAction }))
    .min(1)
    .max(13),
});

const common = {
  quickReply: QuickReply.optional(),
  sender: z.strictObject({ name: graphemes(1, 20).optional(), iconUrl: mediaUrl.optional() }).optional(),
};
const altText = utf16(1, 1500);

const LineText = z
  .strictObject({
    type: z.literal("text"),
    text: utf16(1, 5000),
    emojis: z
      .array(z.strictObject({ index: z.number().int().min(0), productId: z.string(), emojiId: z.string() }))
      .max(20)
      .optional(),
    quoteToken: z.string().optional(),
    ...common,
  })
  // LINE answers a text of blanks as it answers an empty one.
  .refine((message) => message.text.trim() !== "", { message: "May not be empty", path: ["text"] });

export const LineMessage = z.discriminatedUnion("type", [
  LineText,
  z.strictObject({
    type: z.literal("sticker"),
    packageId: utf16(1, 20),
    stickerId: utf16(1, 20),
    quoteToken: z.string().optional(),
    ...common,
  }),
  z.strictObject({ type: z.literal("image"), originalContentUrl: mediaUrl, previewImageUrl: mediaUrl, ...common }),
  z.strictObject({
    type: z.literal("video"),
    originalContentUrl: mediaUrl,
    previewImageUrl: mediaUrl,
    trackingId: utf16(1, 100).optional(),
    ...common,
  }),
  z.strictObject({
    type: z.literal("audio"),
    originalContentUrl: mediaUrl,
    duration: z.number().int().min(1),
    ...common,
  }),
  z.strictObject({
    type: z.literal("location"),
    title: utf16(1, 100),
    address: utf16(1, 100),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    ...common,
  }),
  z.strictObject({ type: z.literal("template"), altText, template: Template, ...common }),
  z.strictObject({ type: z.literal("flex"), altText, contents: Flex, ...common }),
]);
export type LineMessage = z.infer<typeof LineMessage>;
