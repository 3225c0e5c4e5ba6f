import { z } from "zod";
import { DangerChanges } from "../triage/danger-changes.ts";
import { DangerKind, DangerTier } from "../triage/understanding.ts";

/** A rule that came with the program, as administrators see it; `patterns` are what it looks for, in the lexicon's own signs. */
export const ShippedRule = z.strictObject({
  id: z.string(),
  kind: DangerKind,
  tier: DangerTier,
  why: z.string(),
  patterns: z.array(z.string()).readonly(),
});
export type ShippedRule = z.infer<typeof ShippedRule>;

const Corpus = z.strictObject({
  version: z.string(),
  danger: z.number().int(),
  harmless: z.number().int(),
  plain: z.number().int(),
});

/** GET /api/studio/danger: the rules that came with the program, and how what is published changes them. The draft's own is a file (`contents`). */
export const StudioDanger = z.strictObject({
  rules: z.array(ShippedRule),
  published: DangerChanges,
  corpus: Corpus,
});
export type StudioDanger = z.infer<typeof StudioDanger>;

/** A sentence and how urgent it is to the rules before and after: 0 now … 3 not heard. */
export const HeardLine = z.strictObject({ text: z.string(), before: DangerTier, after: DangerTier });
export type HeardLine = z.infer<typeof HeardLine>;

/** The first sentences of a list, and how many there are in all. */
const Lines = z.strictObject({ all: z.number().int(), first: z.array(HeardLine) });
const Share = z.strictObject({ before: z.number(), after: z.number() });

/** What changed rules do on the corpus, against those that are published. */
const Weighed = z.strictObject({
  found: Lines,
  lost: Lines,
  weaker: Lines,
  stronger: Lines,
  alarms: Lines,
  calmed: Lines,
  recall: Share,
  harmless: Share,
  plain: Share,
});
export type Weighed = z.infer<typeof Weighed>;

/**
 * By the rules alone, and as residents are answered: rules and trained model together (null without a model). The model has learned from
 * these very sentences, so its shares flatter. `less`: sentences of danger that one or the other hears less; they need a reason.
 */
export const DangerEffect = z.strictObject({
  rules: Weighed,
  residents: Weighed.nullable(),
  /** Danger that no rule hears though it holds most of a term's letters. */
  near: Lines,
  less: z.number().int(),
});
export type DangerEffect = z.infer<typeof DangerEffect>;

/** POST /api/studio/danger/effect */
export const DangerTry = z.strictObject({ changes: DangerChanges });

/** GET /api/studio/danger/heard?rule=: sentences of the corpus that a rule of the draft hears, danger first. */
export const HeardAsk = z.strictObject({ rule: z.string() });
export const HeardBy = z.strictObject({
  danger: z.number().int(),
  calm: z.number().int(),
  lines: z.array(z.strictObject({ text: z.string(), danger: z.boolean() })),
});
export type HeardBy = z.infer<typeof HeardBy>;
