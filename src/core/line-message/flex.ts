import { z } from "zod";
import { FlexBox, FlexImage } from "./flex-component.ts";
import { colour } from "./flex-style.ts";
import { FlexAction } from "./line-action.ts";

/** LINE's limits for the JSON of a flex message, in bytes. */
const BUBBLE_BYTES_MAX = 30_000;
const CAROUSEL_BYTES_MAX = 50_000;

const BlockStyle = z.strictObject({
  backgroundColor: colour.optional(),
  separator: z.boolean().optional(),
  separatorColor: colour.optional(),
});

/** A union of one: whatever is no box is told so, before anything else about it. */
const Block = z.discriminatedUnion("type", [FlexBox]);

const Bubble = z
  .strictObject({
    type: z.literal("bubble"),
    size: z.enum(["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"]).optional(),
    direction: z.enum(["ltr", "rtl"]).optional(),
    header: Block.optional(),
    hero: z.discriminatedUnion("type", [FlexBox, FlexImage]).optional(),
    body: Block.optional(),
    footer: Block.optional(),
    styles: z
      .strictObject({
        header: BlockStyle.optional(),
        hero: BlockStyle.optional(),
        body: BlockStyle.optional(),
        footer: BlockStyle.optional(),
      })
      .optional(),
    action: FlexAction.optional(),
  })
  .refine((bubble) => bubble.header ?? bubble.hero ?? bubble.body ?? bubble.footer, {
    message: "At least one block must be specified",
  })
  .refine((bubble) => bytesOf(bubble) <= BUBBLE_BYTES_MAX, { message: "bubble must not be larger than 30 KB" });
export type FlexBubble = z.infer<typeof Bubble>;

/** What a flex message holds: one bubble, or up to twelve of equal width side by side. */
export const Flex = z.discriminatedUnion("type", [
  Bubble,
  z
    .strictObject({ type: z.literal("carousel"), contents: z.array(Bubble).min(1).max(12) })
    .refine((carousel) => new Set(carousel.contents.map((bubble) => bubble.size ?? "mega")).size === 1, {
      message: "all bubbles must have the same size",
      path: ["contents"],
    })
    .refine((carousel) => bytesOf(carousel) <= CAROUSEL_BYTES_MAX, {
      message: "carousel must not be larger than 50 KB",
    }),
]);
export type Flex = z.infer<typeof Flex>;

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
