import {
  accept,
  acceptBytes,
  decline,
  type LineAnswer,
  type LineCall,
  type LineEndpoint,
  refuse,
} from "./line-answer.ts";
import type { Platform } from "./platform.ts";

/** What residents sent, as the data host gives it out. */
export const contentEndpoints: LineEndpoint[] = [
  { name: "content", method: "get", path: "/v2/bot/message/:messageId/content", answer: content },
  { name: "content", method: "get", path: "/v2/bot/message/:messageId/content/preview", answer: preview },
  { name: "content", method: "get", path: "/v2/bot/message/:messageId/content/transcoding", answer: transcoding },
];

function content(platform: Platform, call: LineCall): LineAnswer {
  const found = find(platform, call);
  return "status" in found ? found : acceptBytes(found.contentType, found.bytes);
}

/** A picture is its own preview here; of a film we have none to show. */
function preview(platform: Platform, call: LineCall): LineAnswer {
  const found = find(platform, call);
  if ("status" in found) return found;
  return found.kind === "image" ? acceptBytes(found.contentType, found.bytes) : refuse(404, "Not found");
}

function transcoding(platform: Platform, call: LineCall): LineAnswer {
  const found = find(platform, call);
  if ("status" in found) return found;
  if (found.kind !== "video" && found.kind !== "audio")
    return refuse(400, "The message is neither a video nor an audio");
  return accept({ status: "succeeded" });
}

function find({ media }: Platform, { city, params }: LineCall) {
  const found = media.find(params.messageId ?? "");
  if (found === null || found.city !== city.id) return refuse(404, "Not found");
  const { bytes, ...rest } = found;
  return bytes === null ? decline(410, "Gone") : { ...rest, bytes };
}
