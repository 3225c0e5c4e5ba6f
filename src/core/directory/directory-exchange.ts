import { z } from "zod";

/** Forms in which a city's directory goes out for people to change and bring back. csv_sjis: for programs that read no UTF-8. */
export const DIRECTORY_FORMS = ["csv", "csv_sjis", "hsds", "xlsx"] as const;
export const DirectoryForm = z.enum(DIRECTORY_FORMS);
export type DirectoryForm = z.infer<typeof DirectoryForm>;

/** GET /api/studio/directory-file: the draft's offices as a file. */
export const DirectoryFileAsk = z.strictObject({ as: DirectoryForm });

/** GET /api/studio/directory-lacking: characters that Shift_JIS (cp932) has not, each with the office in whose line it stands. */
export const LackingCharacters = z.array(z.strictObject({ character: z.string(), office: z.string() }));
export type LackingCharacters = z.infer<typeof LackingCharacters>;

/** POST /api/studio/directory/read: a file that somebody chose, as base64. Changes nothing. */
export const DirectoryRead = z.strictObject({ base64: z.base64().max(8_000_000) });

/** Why a file cannot be read at all. */
export const UNREADABLE = [
  "encoding_unknown",
  "csv_broken",
  "no_name_column",
  "json_broken",
  "not_hsds",
  "sheet_broken",
] as const;
export const Unreadable = z.enum(UNREADABLE);
export type Unreadable = z.infer<typeof Unreadable>;

/** Something that a person has to mend, or to look at: where in the file (3行目), in which column, and what to do. */
const Remark = z.strictObject({ at: z.string(), column: z.string().nullable(), problem: z.string() });

/** One field of an office: its value now and then, and both in words. */
const Change = z.strictObject({
  ...{ field: z.string(), label: z.string() },
  ...{ before: z.string(), after: z.string(), value: z.json() },
});
const Office = z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(["department", "agency"]) });

/**
 * What a file would change in the draft: offices that come in new, fields that become other ones, and offices that the file does not
 * have, which nobody takes out unasked. `problems` are of lines that are left out, `doubts` of lines that are taken in.
 */
export const DirectoryChanges = z.strictObject({
  added: z.array(z.strictObject({ id: z.string(), name: z.string(), at: z.string(), fields: z.array(Change) })),
  changed: z.array(Office.extend({ at: z.string(), fields: z.array(Change) })),
  missing: z.array(Office),
  problems: z.array(Remark),
  doubts: z.array(Remark),
});
export type DirectoryChanges = z.infer<typeof DirectoryChanges>;

export const DirectoryAnswer = z.union([
  z.strictObject({ read: z.literal(true), changes: DirectoryChanges }),
  z.strictObject({ read: z.literal(false), why: Unreadable }),
]);
export type DirectoryAnswer = z.infer<typeof DirectoryAnswer>;
