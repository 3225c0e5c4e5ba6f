import { z } from "zod";

/** What a resident sends besides words, as far as LINE gives its content out. */
export const MEDIA_KINDS = ["image", "audio", "video", "file"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export function isMediaKind(kind: string): kind is MediaKind {
  return MEDIA_KINDS.some((each) => each === kind);
}

/** One file; what is larger a resident is asked for another way. */
export const ATTACHMENT_BYTES_MAX = 20 * 1024 * 1024;
/** Files of one case. */
export const ATTACHMENTS_MAX = 30;

/**
 * How a file stands. `unconsented`: not fetched, for nobody was agreed to. `waiting`: to be fetched, or LINE still prepares it.
 * `stored`: staff can open it. `refused`: too large, too many, or not what it says it is. `gone`: LINE has it no more.
 * `removed`: taken back, or the consent was.
 */
export const ATTACHMENT_STATES = ["unconsented", "waiting", "stored", "refused", "gone", "removed"] as const;

export const Attachment = z.strictObject({
  state: z.enum(ATTACHMENT_STATES),
  /** Why it was refused or is gone: a code. */
  reason: z.string().nullable(),
  /** As its own bytes say, not as the sender did; null until it is stored. */
  mediaType: z.string().nullable(),
  /** Bytes. */
  size: z.number().int().nullable(),
});
export type Attachment = z.infer<typeof Attachment>;
