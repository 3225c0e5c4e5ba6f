import { z } from "zod";

/** How a revision came about. `shipped`: the repository's own folders; nobody published it. */
export const RevisionKind = z.enum(["shipped", "published", "rolled_back", "corrected"]);
export type RevisionKind = z.infer<typeof RevisionKind>;

const Person = z.strictObject({ id: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;

/** A state of all files of a city that residents may have met. Never changed, never deleted; sessions and cases name it. */
export const Revision = z.strictObject({
  /** What sessions and buttons carry. */
  name: z.string(),
  /** 1, 2, 3 … as published; 0 for what was shipped. */
  number: z.number().int(),
  kind: RevisionKind,
  at: z.string(),
  /** Who published it; null for what was shipped. */
  by: Person.nullable(),
  /** The second person who looked at it; null where none was needed. */
  reviewedBy: Person.nullable(),
  note: z.string(),
  /** The revision it was made from; for one that went back, the one that was brought back. */
  from: z.string().nullable(),
  /** The shipped revision whose changes it has taken in. */
  shipped: z.string(),
});
export type Revision = z.infer<typeof Revision>;

/** GET /api/studio/revisions: newest first. `current`: what new conversations get. */
export const StudioHistory = z.strictObject({ current: z.string(), revisions: z.array(Revision) });
export type StudioHistory = z.infer<typeof StudioHistory>;

/** A value that was wrong and is set right in every revision that has it: a text, or a contact of an office or line. */
export const Correction = z.discriminatedUnion("what", [
  z.strictObject({
    what: z.literal("words"),
    file: z.string(),
    key: z.string(),
    before: z.string(),
    after: z.string(),
  }),
  z.strictObject({
    what: z.literal("entry"),
    file: z.string(),
    id: z.string(),
    field: z.string(),
    before: z.json(),
    after: z.json(),
  }),
]);
export type Correction = z.infer<typeof Correction>;
