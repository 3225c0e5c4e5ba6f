import { z } from "zod";
import { compilePattern } from "./pattern.ts";
import { DANGER_KINDS, DangerKind } from "./understanding.ts";

/** Any one of these is enough. See pattern.ts for 「…」 and 「漢字《かんじ》」. */
const Patterns = z.array(z.string().min(1).refine(compiles, "does not compile")).min(1).readonly();

/** One idea of a danger lexicon, in all the ways people put it. */
export const DangerRule = z.strictObject({
  id: z.string(),
  kind: DangerKind,
  tier: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  why: z.string(),
  any: Patterns,
  /** false: it stands whatever is said around it (「…とは言っていません」). Unsaid: softeners make it less. */
  heeds: z.boolean().optional(),
  /** Only where no kana is written: Chinese words mean other things in Japanese. */
  kanaless: z.boolean().optional(),
});
export type DangerRule = Readonly<z.infer<typeof DangerRule>>;

/** Words around a match that make it less, or nothing at all: negation, jokes, fiction, plans of the city, the past. */
export const Softener = z.strictObject({
  id: z.string(),
  /** `before`: earlier in the same sentence. `around`: the same, with the match. `after`: what follows it, up to a few sentences. */
  where: z.enum(["before", "around", "after"]),
  kinds: z.array(z.enum(DANGER_KINDS)).readonly(),
  /** The worst tier that remains. */
  leaves: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  why: z.string(),
  any: Patterns,
});
export type Softener = Readonly<z.infer<typeof Softener>>;

/** All that the curated watch goes by: plain data, so that a changed set can be tried on a corpus before it is taken (effect-of.ts). */
export const DangerRuleSet = z.strictObject({
  version: z.number().int().positive(),
  rules: z.array(DangerRule).readonly(),
  softeners: z.array(Softener).readonly(),
  /** Turns of speech that are cut out before anything is read. */
  idioms: Patterns,
});
export type DangerRuleSet = Readonly<z.infer<typeof DangerRuleSet>>;

function compiles(pattern: string): boolean {
  try {
    compilePattern(pattern);
    return true;
  } catch {
    return false;
  }
}
