import { z } from "zod";
import { graphemes, utf16 } from "./text-length.ts";

/**
 * LINE's action objects: what a tap does. Source: messaging-api.yml `Action`, with the limits of the reference's prose,
 * which the OpenAPI file leaves out. Labels differ by place, and some actions live in one place only.
 */
type Label = { max: number; required: boolean };

/** The schemes LINE opens; https and tel are the ones we use. */
const URI = /^(https?:\/\/|line:\/\/|tel:)\S+$/;

/** HTTPS addresses of pictures, films and sounds. */
export const mediaUrl = utf16(1, 2000).regex(/^https:\/\/\S+$/);

const actionsAnywhere = (labelLimit: Label) => {
  const label = labelOf(labelLimit);
  return [
    z.strictObject({
      type: z.literal("postback"),
      label,
      data: utf16(0, 300),
      displayText: graphemes(1, 300).optional(),
      text: graphemes(1, 300).optional(),
      inputOption: z.enum(["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"]).optional(),
      fillInText: graphemes(1, 300).optional(),
    }),
    z.strictObject({ type: z.literal("message"), label, text: graphemes(1, 300) }),
    z.strictObject({
      type: z.literal("uri"),
      label,
      uri: utf16(1, 1000).regex(URI),
      altUri: z.strictObject({ desktop: utf16(1, 1000).regex(URI) }).optional(),
    }),
    z.strictObject({
      type: z.literal("datetimepicker"),
      label,
      data: utf16(0, 300),
      mode: z.enum(["date", "time", "datetime"]),
      initial: z.string().optional(),
      max: z.string().optional(),
      min: z.string().optional(),
    }),
    z.strictObject({ type: z.literal("clipboard"), label, clipboardText: utf16(1, 1000) }),
  ] as const;
};

function labelOf(limit: Label) {
  return limit.required ? graphemes(1, limit.max) : graphemes(0, limit.max).optional();
}

const quickReplyLabel: Label = { max: 20, required: true };
const onlyQuickReply = [
  z.strictObject({ type: z.literal("camera"), label: labelOf(quickReplyLabel) }),
  z.strictObject({ type: z.literal("cameraRoll"), label: labelOf(quickReplyLabel) }),
  z.strictObject({ type: z.literal("location"), label: labelOf(quickReplyLabel) }),
] as const;

const richMenuLabel: Label = { max: 20, required: false };
const onlyRichMenu = [
  z.strictObject({
    type: z.literal("richmenuswitch"),
    label: labelOf(richMenuLabel),
    richMenuAliasId: utf16(1, 32),
    data: utf16(0, 300),
  }),
] as const;

const union = <T extends readonly [z.ZodObject, ...z.ZodObject[]]>(members: T) => z.discriminatedUnion("type", members);

export const TemplateAction = union(actionsAnywhere({ max: 20, required: true }));
export const ImageCarouselAction = union(actionsAnywhere({ max: 12, required: false }));
/** A tap on the picture or the text block as a whole: it shows no label. */
export const DefaultAction = union(actionsAnywhere({ max: 20, required: false }));
export const FlexButtonAction = union(actionsAnywhere({ max: 40, required: true }));
export const FlexAction = union(actionsAnywhere({ max: 40, required: false }));
export const QuickReplyAction = union([...actionsAnywhere(quickReplyLabel), ...onlyQuickReply]);
export const RichMenuAction = union([...actionsAnywhere(richMenuLabel), ...onlyRichMenu]);

/** Any action, wherever it stands. */
export type LineAction = z.infer<typeof QuickReplyAction> | z.infer<typeof RichMenuAction>;
