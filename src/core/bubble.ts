import { z } from "zod";

/**
 * What a resident sees, whatever the channel. `line/` turns these into LINE messages, the studio's preview into HTML.
 * Texts are final: already in the resident's language, with every name filled in.
 */

/** A tap that comes back to us. `data` is an encoded Button (button.ts); `shown` false leaves no trace in the chat. */
const TapAction = z.strictObject({
  kind: z.literal("tap"),
  label: z.string(),
  data: z.string(),
  shown: z.boolean(),
});
/** Opens the phone's map to share a place. LINE allows it among quick replies only. */
const PlaceAction = z.strictObject({ kind: z.literal("place"), label: z.string() });
/** Opens a telephone number (tel:) or a page (https:). */
const LinkAction = z.strictObject({ kind: z.literal("link"), label: z.string(), uri: z.string() });

export const Action = z.discriminatedUnion("kind", [TapAction, PlaceAction, LinkAction]);
export type Action = z.infer<typeof Action>;

/** A row of a card: 「担当」「地域包括支援センターもとまち」. */
export const CardRow = z.strictObject({ label: z.string(), text: z.string() });
export type CardRow = z.infer<typeof CardRow>;

export const Bubble = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text: z.string() }),
  /** A question with big buttons that stay on the screen (quick replies vanish and do not show on a PC). */
  z.strictObject({ kind: z.literal("menu"), text: z.string(), actions: z.array(Action) }),
  /** A titled list: the office that fits, the summary, the receipt, the safety numbers. */
  z.strictObject({
    kind: z.literal("card"),
    tone: z.enum(["plain", "safety"]),
    title: z.string(),
    rows: z.array(CardRow),
    actions: z.array(Action),
  }),
]);
export type Bubble = z.infer<typeof Bubble>;
