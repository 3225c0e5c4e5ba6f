import { z } from "zod";
import { BundlePath, BundleText } from "./bundle.ts";
import { ContentProblem } from "./content-problem.ts";
import { TalkResult } from "./talk-view.ts";

const Note = z.string().trim().min(1).max(500);
const Version = z.number().int();

/** GET /api/studio/problems?of= — everything that is wrong. `script`: whether it can be tried at all. */
export const ProblemsAsk = z.strictObject({ of: z.string().default("draft") });
export const Problems = z.strictObject({ script: z.boolean(), problems: z.array(ContentProblem) });
export type Problems = z.infer<typeof Problems>;

/** POST /api/studio/review. `version`: the draft's, as it was looked at. */
export const ReviewMove = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("ask"), version: Version, note: Note }),
  /** By somebody else than who asked. */
  z.strictObject({ do: z.literal("approve"), version: Version }),
  z.strictObject({ do: z.literal("return"), version: Version }),
]);
export type ReviewMove = z.infer<typeof ReviewMove>;

/**
 * POST /api/studio/publish. `for_all`: what was wrong in texts and contacts is set right also for those in the middle of a
 * conversation; refused (`not_only_texts`) when anything else was changed.
 */
export const PublishAsk = z.strictObject({ version: Version, note: Note, for_all: z.boolean().default(false) });
export type PublishAsk = z.infer<typeof PublishAsk>;

/** What a 422 `checks_failed` carries: what has to be mended first. */
export const ChecksFailed = z.strictObject({
  code: z.literal("checks_failed"),
  problems: z.array(ContentProblem).default([]),
  talks: z.array(TalkResult).default([]),
  detail: z.string().optional(),
});

/** An office with so many open cases in its hands. */
export const OfficeHolding = z.strictObject({ id: z.string(), name: z.string(), open: z.number().int().positive() });
export type OfficeHolding = z.infer<typeof OfficeHolding>;

/** GET /api/studio/held: how many open cases each office holds; those without any are left out. */
export const HeldCases = z.array(OfficeHolding.pick({ id: true, open: true }));

/** Why a publishing was refused, when it would take out offices that still hold open cases. */
export const CasesHeld = z.strictObject({
  code: z.literal("office_holds_cases"),
  offices: z.array(OfficeHolding),
  detail: z.string().optional(),
});

/** POST /api/studio/rollback: the files of an older revision become a new one. */
export const RollbackAsk = z.strictObject({ to: z.string(), current: z.string(), note: Note });
export type RollbackAsk = z.infer<typeof RollbackAsk>;

/** POST /api/studio/discard */
export const DiscardAsk = z.strictObject({ version: Version });

/**
 * POST /api/studio/take-over: brings into the draft what was shipped newly (`upgrade`) or published meanwhile (`published`). Files
 * that both sides changed stay ours, but those in `theirs` are taken.
 */
export const TakeOverAsk = z.strictObject({
  version: Version,
  what: z.enum(["upgrade", "published"]),
  theirs: z.array(BundlePath).default([]),
});
export type TakeOverAsk = z.infer<typeof TakeOverAsk>;
export const TakenOver = z.strictObject({ taken: z.array(z.string()), left: z.array(z.string()) });
export type TakenOver = z.infer<typeof TakenOver>;

/**
 * POST /api/studio/import: files of a bundle into the draft. Another city's own flows and words become ours; whose bundle it is is
 * seen by its folder, or said by `fromCity`. `only`: those kinds of files, all when empty. `apply` false: says what would change and changes nothing.
 */
export const ImportAsk = z.strictObject({
  /** A zip as base64, or the files themselves. */
  zip: z.base64().max(8_000_000).nullable().default(null),
  files: z.record(BundlePath, BundleText).nullable().default(null),
  fromCity: z.string().nullable().default(null),
  apply: z.boolean(),
});
export type ImportAsk = z.infer<typeof ImportAsk>;
/** `from`: the other city whose bundle it is; null when it is ours. */
export const Imported = z.strictObject({
  from: z.string().nullable(),
  changed: z.array(z.string()),
  added: z.array(z.string()),
  ignored: z.array(z.string()),
  problems: z.array(ContentProblem),
  applied: z.boolean(),
});
export type Imported = z.infer<typeof Imported>;
