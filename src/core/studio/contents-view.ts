import { z } from "zod";
import { Happening } from "../talk/talk.ts";
import { BundlePath, FileKind } from "./bundle.ts";
import { FileVersion } from "./draft-view.ts";

/**
 * A file as its value, for forms: what its YAML says, without comments and with what it takes from elsewhere (`<<`, `*alias`)
 * written out. `value` null: the file cannot be read as YAML (`problems` says where) or is not there.
 */
export const FileValue = z.strictObject({ path: BundlePath, kind: FileKind, version: FileVersion, value: z.unknown() });
export type FileValue = z.infer<typeof FileValue>;

/** GET /api/studio/contents?of= — flows, words and the city's files, all at once: the studio edits in the browser's memory. */
export const StudioContents = z.strictObject({ version: z.number().int(), files: z.array(FileValue) });
export type StudioContents = z.infer<typeof StudioContents>;

/** A file that is to say this; comments, order and layout of everything else stay. null takes the file out. */
export const ValueSave = z.strictObject({ path: BundlePath, value: z.unknown(), was: FileVersion });
export type ValueSave = z.infer<typeof ValueSave>;

/** POST /api/studio/values: all of them, or none. Refused like `/api/studio/files` (`draft_conflict`). */
export const SaveValues = z.strictObject({ files: z.array(ValueSave).min(1).max(300) });
export const ValuesSaved = z.strictObject({ version: z.number().int(), files: z.array(FileValue) });
export type ValuesSaved = z.infer<typeof ValuesSaved>;

/**
 * POST /api/studio/talks/record: what the bot says now is right; the talks are recorded anew with the same happenings. `answer`:
 * what the resident taps behind the first turn in which something else is said now (a new question); null: nothing is added.
 */
export const RecordTalks = z.strictObject({
  paths: z.array(BundlePath).min(1).max(300),
  answer: Happening.nullable().default(null),
});
