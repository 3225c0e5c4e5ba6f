import { z } from "zod";
import { LineMessage } from "./line-message/line-message.ts";
import { RichMenu } from "./line-message/rich-menu.ts";

/**
 * The browser's API of the simulator: what a resident's phone can see and do. Mounted at `/simulator/api`; JSON both ways.
 *
 *   GET  /cities                            → CityList
 *   GET  /residents                         → ResidentList      everybody made here, newest first
 *   POST /residents             NewResident → Resident (201)    not yet a friend: send the act `follow`, as LINE's 「追加」 does
 *   GET  /residents/:userId/chat            → Chat              everything the phone shows; fetch it again after a change
 *   POST /residents/:userId/acts        Act → ActDone           what the resident does
 *   POST /webhooks/:webhookEventId/retry    → WebhookState      sends an undelivered event once more
 *   GET  /violations                        → ViolationList     newest first, all cities
 *   GET  /media/:messageId                  → the bytes         of an image, audio, video or file that a resident sent
 *   GET  /richmenus/:richMenuId/image       → the bytes
 *   GET  /clock                             → Clock             the demo's clock
 *   POST /clock                   MoveClock → Clock             puts it forward, for everything that the demo does
 *   GET  /stream                            → server-sent events; every `data:` line is one Change as JSON
 *
 * Failures are `{ code, detail? }` with the status in SIMULATOR_STATUS. Only loopback host names are answered, and writes
 * only from the same origin: otherwise any web page open in the browser could talk in a resident's name.
 * Times are ISO 8601.
 */

const at = z.iso.datetime({ offset: true });

/** A city's LINE account. `botUserId` is the `destination` of its webhooks. */
export const SimulatorCity = z.strictObject({ id: z.string(), name: z.string(), botUserId: z.string() });
export type SimulatorCity = z.infer<typeof SimulatorCity>;
export const CityList = z.strictObject({ cities: z.array(SimulatorCity) });

/** `stranger` can write without having added the account, as in LINE; `blocked` must unblock before writing. */
export const Relation = z.enum(["stranger", "friend", "blocked"]);

export const Resident = z.strictObject({
  userId: z.string(),
  city: z.string(),
  nickname: z.string(),
  /** The profile's BCP 47 tag; null when the resident has not agreed to give it. */
  language: z.string().nullable(),
  relation: Relation,
  createdAt: at,
});
export type Resident = z.infer<typeof Resident>;
export const ResidentList = z.strictObject({ residents: z.array(Resident) });

export const NewResident = z.strictObject({
  city: z.string(),
  /** null: 「住民1」, 「住民2」… LINE allows 20 characters. */
  nickname: z.string().trim().min(1).max(20).nullable(),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .nullable(),
});
export type NewResident = z.infer<typeof NewResident>;

/** How far a webhook got. `waiting`: will be tried again by itself at `nextTryAt`. `undelivered`: only by hand. */
export const WebhookState = z.strictObject({
  webhookEventId: z.string(),
  /** LINE's event type: message, postback, follow… */
  type: z.string(),
  at,
  state: z.enum(["sending", "waiting", "delivered", "undelivered"]),
  tries: z.number().int(),
  nextTryAt: at.nullable(),
  /** What the last try met: "503", "timeout", "ECONNREFUSED". */
  lastError: z.string().nullable(),
});
export type WebhookState = z.infer<typeof WebhookState>;

const media = { messageId: z.string(), contentType: z.string(), bytes: z.number().int() };

/** What a resident sent, as the phone draws it. For media, the bytes are at `/media/:messageId`. */
export const ResidentMessage = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({ type: z.literal("sticker"), packageId: z.string(), stickerId: z.string() }),
  z.strictObject({
    type: z.literal("location"),
    title: z.string().nullable(),
    address: z.string().nullable(),
    latitude: z.number(),
    longitude: z.number(),
  }),
  z.strictObject({ type: z.literal("image"), ...media }),
  z.strictObject({ type: z.literal("video"), ...media }),
  z.strictObject({ type: z.literal("audio"), ...media }),
  z.strictObject({ type: z.literal("file"), fileName: z.string(), ...media }),
]);
export type ResidentMessage = z.infer<typeof ResidentMessage>;

/** A line of the chat, oldest first. `id` is LINE's message id where there is one. */
export const ChatItem = z.discriminatedUnion("from", [
  z.strictObject({
    from: z.literal("resident"),
    id: z.string(),
    at,
    /** null once unsent: the phone shows 「メッセージの送信を取り消しました」. */
    message: ResidentMessage.nullable(),
    /** The displayText of a postback button: looks like a message, is none, and cannot be unsent. */
    echo: z.boolean(),
    read: z.boolean(),
    webhookEventId: z.string(),
  }),
  z.strictObject({ from: z.literal("city"), id: z.string(), at, message: LineMessage, via: z.enum(["reply", "push"]) }),
  z.strictObject({ from: z.literal("notice"), id: z.string(), at, what: z.enum(["followed", "blocked", "unblocked"]) }),
]);
export type ChatItem = z.infer<typeof ChatItem>;

/** A call that LINE would refuse, or another breach of its rules. Never part of the chat on a real phone; shown in red. */
export const Violation = z.strictObject({
  id: z.string(),
  at,
  city: z.string().nullable(),
  /** Whose chat it concerns, when that is known. */
  userId: z.string().nullable(),
  /** "POST /v2/bot/message/reply" */
  call: z.string(),
  status: z.number().int(),
  message: z.string(),
  details: z.array(z.strictObject({ message: z.string(), property: z.string() })),
  requestId: z.string(),
});
export type Violation = z.infer<typeof Violation>;
export const ViolationList = z.strictObject({ violations: z.array(Violation) });

export const ShownRichMenu = z.strictObject({ richMenuId: z.string(), menu: RichMenu });
export type ShownRichMenu = z.infer<typeof ShownRichMenu>;

export const Chat = z.strictObject({
  resident: Resident,
  items: z.array(ChatItem),
  /** The id of the item whose quick replies are still shown: only the newest message's, and only until anything follows. */
  quickReplyOf: z.string().nullable(),
  /** While this lies ahead the phone shows the bot's "…". */
  loadingUntil: at.nullable(),
  richMenu: ShownRichMenu.nullable(),
  /** Everything the resident did that the bot has not yet answered for with a 2xx. */
  pending: z.array(WebhookState),
  violations: z.array(Violation),
});
export type Chat = z.infer<typeof Chat>;

const base64 = z.base64().max(14_000_000);

/** What a resident can do. A `uri` action and an `inputOption` never leave the phone. */
export const Act = z.discriminatedUnion("act", [
  /** Adds the account as a friend. After `block`, only `unblock` brings it back. */
  z.strictObject({ act: z.literal("follow") }),
  z.strictObject({ act: z.literal("block") }),
  z.strictObject({ act: z.literal("unblock") }),
  /** Typed, or a tapped `message` action: LINE does not tell them apart. */
  z.strictObject({ act: z.literal("text"), text: z.string().min(1).max(10_000) }),
  /** A tapped `postback` action, handed over as it stood in the message or the rich menu. */
  z.strictObject({
    act: z.literal("postback"),
    data: z.string().max(300),
    displayText: z.string().max(300).nullable(),
  }),
  z.strictObject({ act: z.literal("sticker"), packageId: z.string(), stickerId: z.string() }),
  z.strictObject({
    act: z.literal("location"),
    title: z.string().nullable(),
    address: z.string().nullable(),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  /** A built-in picture, sound or PDF, so that nobody has to look for one. */
  z.strictObject({ act: z.literal("sample"), kind: z.enum(["image", "audio", "file"]) }),
  z.strictObject({
    act: z.literal("upload"),
    kind: z.enum(["image", "video", "audio", "file"]),
    fileName: z.string().min(1).max(200),
    contentType: z.string(),
    base64,
  }),
  z.strictObject({ act: z.literal("unsend"), messageId: z.string() }),
]);
export type Act = z.infer<typeof Act>;

/** `webhookEventId` is null when nothing happened: following a second time, blocking twice. */
export const ActDone = z.strictObject({ webhookEventId: z.string().nullable(), messageId: z.string().nullable() });
export type ActDone = z.infer<typeof ActDone>;

/** `now`: by which the demo lives. */
export const Clock = z.strictObject({ now: at });
export type Clock = z.infer<typeof Clock>;
export const MoveClock = z.strictObject({ to: at });
/** So far ahead of now the clock may be put at once. */
export const CLOCK_STEP_MS_MAX = 31 * 24 * 60 * 60 * 1000;

/** What has changed; fetch it again. */
export const Change = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("chat"), userId: z.string() }),
  z.strictObject({ what: z.literal("residents") }),
  z.strictObject({ what: z.literal("violations") }),
  z.strictObject({ what: z.literal("clock") }),
]);
export type Change = z.infer<typeof Change>;

export type SimulatorError =
  | "bad_request"
  | "forbidden_host"
  | "forbidden_origin"
  | "not_found"
  | "unknown_city"
  | "blocked"
  | "cannot_unsend"
  | "clock_refused"
  | "too_large";

export const SIMULATOR_STATUS = {
  bad_request: 400,
  forbidden_host: 403,
  forbidden_origin: 403,
  not_found: 404,
  unknown_city: 404,
  blocked: 409,
  cannot_unsend: 409,
  clock_refused: 409,
  too_large: 413,
} satisfies Record<SimulatorError, number>;
