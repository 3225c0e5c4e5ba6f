import { z } from "zod";
import { Receiver } from "./route.ts";

/**
 * What staff are told outside of the desk. offered: a case came in. passed: handed on, or moved up. reminder: nobody has acted.
 * danger: danger words that a person must acknowledge. wrote: the resident wrote again. digest: once a day. test: an
 * administrator tries a channel.
 */
export const NOTICE_KINDS = ["offered", "passed", "reminder", "danger", "wrote", "digest", "test"] as const;
export const NoticeKind = z.enum(NOTICE_KINDS);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** To whom: the office that holds the case when it goes out, the lead department, the coordinators, or one office by name. */
export const NOTICE_AUDIENCES = ["holder", "lead", "coordinators", "office"] as const;
export type NoticeAudience = (typeof NOTICE_AUDIENCES)[number];

/** Under this id stands the channel of the coordinators, who are no office. */
export const COORDINATORS_ID = "coordinators";

/** attempted: being sent, or cut off while it was. moot: no longer true when its time came, so nothing was sent. */
export const NOTICE_STATES = ["planned", "attempted", "waiting", "done", "failed", "moot"] as const;
export const NoticeState = z.enum(NOTICE_STATES);
export type NoticeState = z.infer<typeof NoticeState>;

export const WEBHOOK_STYLES = ["slack", "teams", "logochat", "lineworks"] as const;
export const WebhookStyle = z.enum(WEBHOOK_STYLES);
export type WebhookStyle = z.infer<typeof WebhookStyle>;

/** No quotes, no brackets, no second address, no line breaks: what is in here cannot end a header and begin another. */
const MailAddress = z
  .email()
  .max(254)
  .regex(/^[A-Za-z0-9._%+@-]+$/);
/** Chat services give out https addresses only; http is for a relay on this machine. */
const WebhookUrl = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((url) => url.startsWith("https://") || /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url));

/** How an office hears. none: it does not; the lead department relays. `secret` signs; null: not signed. */
export const NoticeChannel = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("email"), address: MailAddress }),
  z.strictObject({
    kind: z.literal("webhook"),
    style: WebhookStyle,
    url: WebhookUrl,
    secret: z.string().min(16).max(200).nullable(),
  }),
  z.strictObject({ kind: z.literal("none") }),
]);
export type NoticeChannel = z.infer<typeof NoticeChannel>;

const at = z.iso.datetime({ offset: true });

/** A line of the page for operators. No content, no address. */
export const NoticeLine = z.strictObject({
  id: z.string(),
  kind: NoticeKind,
  state: NoticeState,
  reason: z.string().nullable(),
  at,
  dueAt: at,
  receipt: z.string().nullable(),
  /** Who was told, once it is known; `relayed`: the lead department was, in the office's place. */
  toId: z.string().nullable(),
  relayed: z.boolean(),
  tries: z.number().int(),
  /** Of a danger alert: who has seen it, and when; null while nobody has. */
  acknowledged: z.strictObject({ by: z.string(), at }).nullable(),
});
export type NoticeLine = z.infer<typeof NoticeLine>;
export const NoticeLines = z.strictObject({ notices: z.array(NoticeLine), names: z.record(z.string(), z.string()) });
export type NoticeLines = z.infer<typeof NoticeLines>;

/** The administrators' page: every office and how it hears; null: nobody has said yet. Secrets never come back. */
export const ChannelLine = z.strictObject({
  receiver: z.strictObject({ ...Receiver.shape, kind: z.enum([...Receiver.shape.kind.options, "coordinators"]) }),
  channel: z
    .strictObject({ kind: z.enum(["email", "webhook", "none"]), target: z.string(), signed: z.boolean() })
    .nullable(),
});
export type ChannelLine = z.infer<typeof ChannelLine>;
export const ChannelLines = z.strictObject({ lines: z.array(ChannelLine), mail: z.boolean() });
export const ChannelBody = z.strictObject({ receiverId: z.string().min(1).max(100), channel: NoticeChannel });
export const ReceiverBody = z.strictObject({ receiverId: z.string().min(1).max(100) });
