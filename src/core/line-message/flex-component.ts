import { z } from "zod";
import {
  align,
  aspectRatio,
  borderWidth,
  boxLength,
  colour,
  cornerRadius,
  fontSize,
  gravity,
  iconSize,
  imageSize,
  margin,
  padding,
  place,
  ratio,
} from "./flex-style.ts";
import { FlexAction, FlexButtonAction, mediaUrl } from "./line-action.ts";

const letters = {
  color: colour.optional(),
  weight: z.enum(["regular", "bold"]).optional(),
  style: z.enum(["normal", "italic"]).optional(),
  decoration: z.enum(["none", "underline", "line-through"]).optional(),
  size: fontSize.optional(),
};

const Span = z.strictObject({ type: z.literal("span"), text: z.string().optional(), ...letters });

const Text = z
  .strictObject({
    type: z.literal("text"),
    // An empty text is refused even where spaces would pass.
    text: z.string().min(1).optional(),
    contents: z.array(Span).optional(),
    ...letters,
    ...place,
    flex: ratio.optional(),
    align: align.optional(),
    gravity: gravity.optional(),
    wrap: z.boolean().optional(),
    lineSpacing: z
      .string()
      .regex(/^\d+(\.\d+)?px$/)
      .optional(),
    maxLines: z.number().int().min(0).optional(),
    adjustMode: z.literal("shrink-to-fit").optional(),
    scaling: z.boolean().optional(),
    action: FlexAction.optional(),
  })
  .refine((text) => text.text !== undefined || text.contents !== undefined, {
    message: "must be non-empty text",
    path: ["text"],
  });

const Button = z.strictObject({
  type: z.literal("button"),
  action: FlexButtonAction,
  style: z.enum(["primary", "secondary", "link"]).optional(),
  color: colour.optional(),
  height: z.enum(["sm", "md"]).optional(),
  flex: ratio.optional(),
  gravity: gravity.optional(),
  adjustMode: z.literal("shrink-to-fit").optional(),
  scaling: z.boolean().optional(),
  ...place,
});

export const FlexImage = z.strictObject({
  type: z.literal("image"),
  url: mediaUrl,
  size: imageSize.optional(),
  aspectRatio: aspectRatio.optional(),
  aspectMode: z.enum(["fit", "cover"]).optional(),
  backgroundColor: colour.optional(),
  animated: z.boolean().optional(),
  flex: ratio.optional(),
  align: align.optional(),
  gravity: gravity.optional(),
  action: FlexAction.optional(),
  ...place,
});

const Icon = z.strictObject({
  type: z.literal("icon"),
  url: mediaUrl,
  size: iconSize.optional(),
  aspectRatio: aspectRatio.optional(),
  scaling: z.boolean().optional(),
  ...place,
});

const Separator = z.strictObject({
  type: z.literal("separator"),
  margin: margin.optional(),
  color: colour.optional(),
});
const Filler = z.strictObject({ type: z.literal("filler"), flex: ratio.optional() });
/** Long deprecated in favour of paddings, still taken. */
const Spacer = z.strictObject({
  type: z.literal("spacer"),
  size: z.enum(["xs", "sm", "md", "lg", "xl", "xxl"]).optional(),
});

const Gradient = z.strictObject({
  type: z.literal("linearGradient"),
  angle: z.string().regex(/^\d+(\.\d+)?deg$/),
  startColor: colour,
  endColor: colour,
  centerColor: colour.optional(),
  centerPosition: z
    .string()
    .regex(/^\d+(\.\d+)?%$/)
    .optional(),
});

/** Rows of text align on a line, so only what has a baseline may stand there (reference, "box component"). */
const IN_BASELINE = new Set(["icon", "text", "filler", "spacer"]);

const boxShape = {
  type: z.literal("box"),
  layout: z.enum(["horizontal", "vertical", "baseline"]),
  spacing: margin.optional(),
  backgroundColor: colour.optional(),
  borderColor: colour.optional(),
  borderWidth: borderWidth.optional(),
  cornerRadius: cornerRadius.optional(),
  width: boxLength.optional(),
  maxWidth: boxLength.optional(),
  height: boxLength.optional(),
  maxHeight: boxLength.optional(),
  flex: ratio.optional(),
  paddingAll: padding.optional(),
  paddingTop: padding.optional(),
  paddingBottom: padding.optional(),
  paddingStart: padding.optional(),
  paddingEnd: padding.optional(),
  justifyContent: z
    .enum(["center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"])
    .optional(),
  alignItems: z.enum(["center", "flex-start", "flex-end"]).optional(),
  background: Gradient.optional(),
  action: FlexAction.optional(),
  ...place,
};

export type FlexBox = z.infer<z.ZodObject<typeof boxShape>> & { contents: FlexComponent[] };
export type FlexComponent =
  | FlexBox
  | z.infer<typeof Text>
  | z.infer<typeof Button>
  | z.infer<typeof FlexImage>
  | z.infer<typeof Icon>
  | z.infer<typeof Separator>
  | z.infer<typeof Filler>
  | z.infer<typeof Spacer>;

/** A box and, inside it, anything a box may hold. `video` is not known here: we never send one. */
export const FlexBox = z
  .strictObject({
    ...boxShape,
    get contents(): z.ZodType<FlexComponent[]> {
      return z.array(FlexComponent);
    },
  })
  .superRefine((box, ctx) => {
    for (const [index, part] of box.contents.entries()) {
      const allowed = box.layout === "baseline" ? IN_BASELINE.has(part.type) : part.type !== "icon";
      if (allowed) continue;
      ctx.addIssue({ code: "custom", message: `${part.type} is not allowed here`, path: ["contents", index, "type"] });
    }
  });

export const FlexComponent = z.discriminatedUnion("type", [
  FlexBox,
  Text,
  Button,
  FlexImage,
  Icon,
  Separator,
  Filler,
  Spacer,
]);
