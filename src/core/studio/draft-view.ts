import { z } from "zod";
import { BundlePath, BundleText, FileKind } from "./bundle.ts";

/** What a file's text is known by; null when there is no such file. Saving names the one that was edited. */
export const FileVersion = z.string().nullable();
export type FileVersion = z.infer<typeof FileVersion>;

const Who = z.strictObject({ id: z.string(), name: z.string() });

/** A file of the draft. `by` and `at`: who changed it last since the last publishing; null while it is as published. */
export const DraftFile = z.strictObject({
  path: z.string(),
  kind: FileKind,
  version: FileVersion,
  state: z.enum(["same", "changed", "added", "removed"]),
  by: Who.nullable(),
  at: z.string().nullable(),
});
export type DraftFile = z.infer<typeof DraftFile>;

/** A draft that somebody wants published; any later change of the draft ends it. */
export const Review = z.strictObject({
  askedBy: Who,
  at: z.string(),
  note: z.string(),
  approvedBy: Who.nullable(),
});
export type Review = z.infer<typeof Review>;

/** Somebody who is in the studio now. `place`: what she looks at ("intake.about"), as the browser calls it. */
export const Presence = z.strictObject({ id: z.string(), name: z.string(), place: z.string(), at: z.string() });
export type Presence = z.infer<typeof Presence>;

/** Shipped files that are newer than what the published revision has taken in: `behind` says so, nothing is taken in by itself. */
export const Upgrade = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** Files that would come in, and those that both sides have changed. */
  clean: z.array(z.string()),
  conflicts: z.array(z.string()),
});
export type Upgrade = z.infer<typeof Upgrade>;

/** GET /api/studio/draft: the one shared draft of the city. */
export const StudioDraft = z.strictObject({
  /** Goes up with every change; publishing and reviewing name it. */
  version: z.number().int(),
  /** The revision it started from, and what is published now; different when somebody published or went back meanwhile. */
  base: z.string(),
  current: z.string(),
  files: z.array(DraftFile),
  review: Review.nullable(),
  /** Whether publishing needs a second person: a safety step, danger text, rule or emergency number was changed. */
  needsSecond: z.boolean(),
  /** Why it needs one: places in words. */
  safety: z.array(z.string()),
  upgrade: Upgrade.nullable(),
  others: z.array(Presence),
});
export type StudioDraft = z.infer<typeof StudioDraft>;

/** GET /api/studio/file?path=&of= — `of`: "draft" (default), or a revision's name. */
export const FileAsk = z.strictObject({ path: BundlePath, of: z.string().default("draft") });
export const StudioFile = z.strictObject({ path: z.string(), text: z.string().nullable(), version: FileVersion });
export type StudioFile = z.infer<typeof StudioFile>;

/** One file to save: `was` is the version that was edited. `text` null takes the file out. */
export const FileSave = z.strictObject({ path: BundlePath, text: BundleText.nullable(), was: FileVersion });
export type FileSave = z.infer<typeof FileSave>;

/** POST /api/studio/files: all of them, or none. */
export const SaveFiles = z.strictObject({ files: z.array(FileSave).min(1).max(300) });
export const Saved = z.strictObject({ version: z.number().int(), files: z.array(StudioFile) });
export type Saved = z.infer<typeof Saved>;

/** What a 409 `draft_conflict` carries: for each file that somebody changed meanwhile, her version and the common origin. */
export const FileConflict = z.strictObject({
  path: z.string(),
  theirs: z.string().nullable(),
  version: FileVersion,
  by: Who.nullable(),
  at: z.string().nullable(),
  base: z.string().nullable(),
});
export type FileConflict = z.infer<typeof FileConflict>;
export const ConflictError = z.strictObject({ code: z.literal("draft_conflict"), conflicts: z.array(FileConflict) });

/** POST /api/studio/presence */
export const PresenceNote = z.strictObject({ place: z.string().max(200) });
