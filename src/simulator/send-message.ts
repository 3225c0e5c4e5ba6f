import type { Result } from "../core/result.ts";
import type { Act, ActDone, Resident, ResidentMessage, SimulatorError } from "../core/simulator-view.ts";
import { eventBase } from "./event-base.ts";
import type { Platform } from "./platform.ts";
import { type MediaFile, sampleMedia } from "./sample-media.ts";
import type { MessageContent } from "./webhook-event.ts";

export type MessageAct = Extract<Act, { act: "text" | "sticker" | "location" | "sample" | "upload" }>;

export function isMessageAct(act: Act): act is MessageAct {
  return (
    act.act === "text" ||
    act.act === "sticker" ||
    act.act === "location" ||
    act.act === "sample" ||
    act.act === "upload"
  );
}

type Kind = Extract<Act, { act: "upload" }>["kind"];
/** The same message twice: as the phone draws it, and as the webhook tells it; and the file behind it, if any. */
type Message = { shown: ResidentMessage; told: MessageContent; file: (MediaFile & { kind: Kind }) | null };
type Ids = { id: string; markAsReadToken: string; quoteToken: string };

/** Sends a message as a resident; the caller makes it one transaction. */
export function sendMessage(platform: Platform, resident: Resident, act: MessageAct): Result<ActDone, SimulatorError> {
  const { ids, chats, media, residents, webhooks } = platform;
  const { userId, city } = resident;
  const own = { id: ids.message(), markAsReadToken: ids.token(), quoteToken: ids.token() };
  const message = messageOf(act, own);
  if (!message.ok) return message;
  const { shown, told, file } = message.value;

  const event = { ...eventBase(platform, resident), type: "message", replyToken: ids.token(), message: told } as const;
  const { webhookEventId, timestamp: at } = event;
  chats.addFromResident(userId, {
    id: own.id,
    at,
    message: shown,
    echo: false,
    readToken: own.markAsReadToken,
    webhookEventId,
  });
  if (file !== null) media.keep(own.id, { city, ...file });
  residents.noteWriting(userId, at);
  webhooks.send(city, userId, event);
  return { ok: true, value: { webhookEventId, messageId: own.id } };
}

function messageOf(act: MessageAct, ids: Ids): Result<Message, SimulatorError> {
  const { quoteToken, ...base } = ids;
  switch (act.act) {
    case "text": {
      const shown = { type: "text", text: act.text } as const;
      return { ok: true, value: { shown, told: { ...shown, ...ids }, file: null } };
    }
    case "sticker": {
      const shown = { type: "sticker", packageId: act.packageId, stickerId: act.stickerId } as const;
      return { ok: true, value: { shown, told: { ...shown, ...ids, stickerResourceType: "STATIC" }, file: null } };
    }
    case "location": {
      const { act: _, title, address, ...place } = act;
      const told = {
        type: "location",
        ...base,
        ...place,
        ...(title && { title }),
        ...(address && { address }),
      } as const;
      return { ok: true, value: { shown: { type: "location", title, address, ...place }, told, file: null } };
    }
    case "sample":
      return { ok: true, value: mediaMessage(act.kind, sampleMedia(act.kind), ids) };
    case "upload":
      return uploaded(act, ids);
    default:
      return act satisfies never;
  }
}

const UPLOAD_BYTES_MAX = 10 * 1024 * 1024;
/** Only what a phone would send, and nothing a browser would run: these are shown from our own origin. */
const CONTENT_TYPES = {
  image: /^image\/(png|jpeg|gif|webp)$/,
  video: /^video\/[\w.-]+$/,
  audio: /^audio\/[\w.-]+$/,
  file: /^[\w.+-]+\/[\w.+-]+$/,
} satisfies Record<Kind, RegExp>;

function uploaded(act: Extract<Act, { act: "upload" }>, ids: Ids): Result<Message, SimulatorError> {
  if (!CONTENT_TYPES[act.kind].test(act.contentType)) return { ok: false, error: "bad_request" };
  const bytes = Buffer.from(act.base64, "base64");
  if (bytes.length > UPLOAD_BYTES_MAX) return { ok: false, error: "too_large" };
  return { ok: true, value: mediaMessage(act.kind, { ...act, bytes }, ids) };
}

function mediaMessage(kind: Kind, { contentType, fileName, bytes }: MediaFile, ids: Ids): Message {
  const { quoteToken, ...base } = ids;
  const shown = { messageId: ids.id, contentType, bytes: bytes.length };
  const file = { kind, contentType, fileName, bytes };
  const contentProvider = { type: "line" } as const;
  switch (kind) {
    case "image":
    case "video":
      return { file, shown: { type: kind, ...shown }, told: { type: kind, ...base, quoteToken, contentProvider } };
    case "audio":
      return { file, shown: { type: kind, ...shown }, told: { type: kind, ...base, contentProvider } };
    case "file":
      return {
        file,
        shown: { type: kind, fileName, ...shown },
        told: { type: kind, ...base, fileName, fileSize: bytes.length },
      };
    default:
      return kind satisfies never;
  }
}
