import { ATTACHMENT_BYTES_MAX } from "../core/casework/attachment.ts";
import { type MediaType, mediaTypeOf } from "../core/casework/media-type.ts";
import { backoffMs } from "./backoff-ms.ts";
import type { Channel, Content } from "./channel.ts";
import type { AttachmentClaim, FetchedAttachment, Records } from "./records.ts";

const HOUR_MS = 3_600_000;
/** Longer than a fetch may take. */
export const FETCH_LEASE_MS = 120_000;
/** LINE does not say how long it keeps content (facts: line.md 3.7); what was not to be had for so long is not to be had. */
const GIVE_UP_MS = 72 * HOUR_MS;
/** A film being prepared is ready within seconds, mostly. */
const PREPARING_MS_MAX = 30_000;

type Deps = { records: Pick<Records, "settleAttachment">; channel: Pick<Channel, "content">; now: () => number };

/** Fetches one file from where the resident sent it, looks at what it really is, and puts it into the record. */
export async function fetchAttachment({ records, channel, now }: Deps, claim: AttachmentClaim): Promise<void> {
  const content = await channel.content(claim.address, claim.messageId, ATTACHMENT_BYTES_MAX);
  await records.settleAttachment(claim, judge(claim, content, now()));
}

function judge(claim: AttachmentClaim, content: Content, now: number): FetchedAttachment {
  const tooOld = now - Date.parse(claim.startedAt) > GIVE_UP_MS;
  switch (content.outcome) {
    case "got": {
      const found = asSaid(claim.kind, mediaTypeOf(content.bytes));
      // What is shown as a picture must be one. A file may be anything that we take.
      const fits = found !== null && (claim.kind === "file" || found.kind === claim.kind);
      if (!fits) return { state: "refused", reason: "type" };
      return { state: "stored", mediaType: found.type, bytes: content.bytes };
    }
    case "too_large":
      return { state: "refused", reason: "too_large" };
    case "gone":
      return { state: "gone", reason: "gone" };
    case "preparing":
      if (tooOld) return { state: "gone", reason: "never_ready" };
      return { state: "later", dueAt: now + Math.min(backoffMs(claim.tries), PREPARING_MS_MAX) };
    case "later":
      if (tooOld) return { state: "gone", reason: "not_reached" };
      return { state: "later", dueAt: now + backoffMs(claim.tries) };
    default:
      return content satisfies never;
  }
}

/** MPEG-4 holds sound as well as films, and does not always say which. */
function asSaid(kind: AttachmentClaim["kind"], found: MediaType | null): MediaType | null {
  if (kind !== "audio" || found?.type !== "video/mp4") return found;
  return { type: "audio/mp4", ending: "m4a", kind };
}
