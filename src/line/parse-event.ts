import { z } from "zod";
import type { Event } from "../core/event.ts";
import type { Result } from "../core/result.ts";
import { cutUnits } from "./cut-text.ts";
import { RESIDENT_TEXT_MAX } from "./limits.ts";

/** One event of a webhook, understood. `occurredAt` is ms since epoch; the token is null where LINE gives none. */
export type ParsedEvent = {
  event: Event;
  userId: string;
  occurredAt: number;
  redelivered: boolean;
  replyToken: string | null;
};

/**
 * Why an event is not taken. `malformed`: not what LINE documents. `not_active`: another tool answers (standby).
 * `not_a_person`: from a group or room. `not_supported`: a kind we do nothing with, or one that LINE added since.
 */
export type NotTaken = "malformed" | "not_active" | "not_a_person" | "not_supported";

/** Reads one element of a webhook's `events`. Unknown fields are allowed: LINE adds some without notice. */
export function parseEvent(raw: unknown): Result<ParsedEvent, NotTaken> {
  const envelope = Envelope.safeParse(raw);
  if (!envelope.success) return { ok: false, error: "malformed" };
  const { type, mode, source, webhookEventId, timestamp, deliveryContext, replyToken } = envelope.data;
  if (mode !== "active") return { ok: false, error: "not_active" };
  if (source?.type !== "user" || source.userId === undefined) return { ok: false, error: "not_a_person" };

  const parse = EVENTS.get(type);
  if (parse === undefined) return { ok: false, error: "not_supported" };
  const happened = parse.safeParse(raw);
  if (!happened.success) return { ok: false, error: "malformed" };
  if (happened.data === null) return { ok: false, error: "not_supported" };

  const event: Event = { id: webhookEventId, at: japaneseTime(timestamp), ...happened.data };
  return {
    ok: true,
    value: {
      event,
      userId: source.userId,
      occurredAt: timestamp,
      redelivered: deliveryContext.isRedelivery,
      replyToken: WITHOUT_TOKEN.has(type) ? null : (replyToken ?? null),
    },
  };
}

/** The latest moment that `japaneseTime` can write with a year of four digits. */
const TIMESTAMP_MAX = Date.UTC(9999, 11, 31);

/** What every webhook event has (reference, "Common properties"). */
export const Envelope = z.object({
  type: z.string(),
  mode: z.string(),
  webhookEventId: z.string().min(1).max(100),
  timestamp: z.number().int().min(0).max(TIMESTAMP_MAX),
  deliveryContext: z.object({ isRedelivery: z.boolean() }),
  source: z.looseObject({ type: z.string(), userId: z.string().min(1).max(100).optional() }).optional(),
  replyToken: z.string().min(1).optional(),
});

/** Reference, "Unfollow event", "Unsend event": there is nothing to reply to. */
const WITHOUT_TOKEN: ReadonlySet<string> = new Set(["unfollow", "unsend"]);

type WithoutBase<T> = T extends Event ? Omit<T, "id" | "at"> : never;
type Happened = WithoutBase<Event>;

const Text = z.object({ id: z.string().min(1), type: z.literal("text"), text: z.string() });
const Location = z.object({
  id: z.string().min(1),
  type: z.literal("location"),
  latitude: z.number(),
  longitude: z.number(),
  address: z.string().nullish(),
});
const Media = z.object({ id: z.string().min(1), type: z.enum(["sticker", "image", "audio", "video", "file"]) });
const isOther = (type: string) => type !== "text" && type !== "location";
/** Reference, "Sticker": `text` is what was written on it by hand. So it would be with whatever LINE adds. */
const Written = z.object({ id: z.string().min(1), type: z.string().refine(isOther), text: z.string().regex(/\S/) });
/** A kind of message that LINE added since: still something a resident showed us, and it deserves an answer. */
const NewKind = z.object({
  id: z.string().min(1),
  type: z
    .string()
    .refine(isOther)
    .transform(() => "other" as const),
});
const Message = z.union([Text, Location, Written, Media, NewKind]);

/** LINE's list of event types is open, ours is closed: a type that is not in here is accepted and ignored. */
const EVENTS: ReadonlyMap<string, z.ZodType<Happened | null>> = new Map<string, z.ZodType<Happened | null>>([
  [
    "follow",
    z
      .object({ follow: z.object({ isUnblocked: z.boolean().optional() }).optional() })
      .transform(({ follow }) => ({ type: "followed" as const, again: follow?.isUnblocked ?? false })),
  ],
  ["unfollow", z.object({}).transform(() => ({ type: "unfollowed" as const }))],
  ["message", z.object({ message: Message }).transform(({ message }) => fromMessage(message))],
  [
    "postback",
    // Only date pickers and switching menus send `params`; neither is a button of ours.
    z
      .object({ postback: z.object({ data: z.string(), params: z.unknown().optional() }) })
      .transform(({ postback }) =>
        postback.params === undefined ? { type: "tapped" as const, data: postback.data } : null,
      ),
  ],
  [
    "unsend",
    z
      .object({ unsend: z.object({ messageId: z.string().min(1) }) })
      .transform(({ unsend }) => ({ type: "unsent" as const, messageId: unsend.messageId })),
  ],
]);

function fromMessage(message: z.infer<typeof Message>): Happened {
  // Her own words, on a sticker too: read, watched for danger, kept. Half an emoji, which JSON can carry, could not be stored as UTF-8.
  if ("text" in message)
    return { type: "said", messageId: message.id, text: cutUnits(message.text.toWellFormed(), RESIDENT_TEXT_MAX) };
  switch (message.type) {
    case "location": {
      const { latitude, longitude, address } = message;
      return { type: "located", messageId: message.id, latitude, longitude, address: address ?? null };
    }
    case "sticker":
    case "image":
    case "audio":
    case "video":
    case "file":
    case "other":
      return { type: "showed", messageId: message.id, kind: message.type };
    default:
      return message satisfies never;
  }
}

/** 1768489200000 → "2026-01-16T00:00:00.000+09:00". */
export function japaneseTime(ms: number): string {
  return new Date(ms + 9 * 60 * 60_000).toISOString().replace("Z", "+09:00");
}
