import { z } from "zod";
import type { DangerRule, DangerRuleSet } from "./danger-rule.ts";
import { fold } from "./fold.ts";
import { DangerKind, UnderstoodLanguage } from "./understanding.ts";

const Tier = z.union([z.literal(0), z.literal(1), z.literal(2)]);
const Why = z.string().trim().min(1).max(300);

/** Letters, as they are heard: one alone (死) stands in too many harmless words. */
const LETTERS_MIN = 2;

/**
 * Words as people write them, no pattern: 「川《かわ》…入りたい」. `…` leaves room for other words, 《》 gives the reading. Spelling,
 * width, katakana and drawn-out vowels need not be thought of.
 */
export const DangerTerm = z
  .string()
  .trim()
  .max(60)
  .refine((term) => lettersOf(term) >= LETTERS_MIN, "too_short");

/** A rule that a city has added. */
export const OwnRule = z.strictObject({
  id: z.string().regex(/^own\.[a-z0-9_-]{1,40}$/),
  kind: DangerKind,
  tier: Tier,
  why: Why,
  terms: z.array(DangerTerm).min(1).max(100),
  language: UnderstoodLanguage.default("ja"),
  /** How far apart the words of a term may stand where it has a `…`: some ten letters, or anywhere in the sentence. */
  scope: z.enum(["near", "sentence"]).default("near"),
  /** Whether 「…ない」「…という映画」 and the like around it make it less. */
  heeds: z.boolean().default(true),
});
export type OwnRule = z.infer<typeof OwnRule>;

/** What a city has changed of a rule that came with the program. */
export const RuleChange = z.strictObject({
  id: z.string().max(80),
  off: z.boolean().default(false),
  tier: Tier.nullable().default(null),
  terms: z.array(DangerTerm).max(100).default([]),
  why: Why,
});
export type RuleChange = z.infer<typeof RuleChange>;

/** That somebody saw how many sentences of the corpus are heard less than before, and why it is right all the same. */
export const LossAccepted = z.strictObject({ sentences: z.number().int().positive(), reason: Why });

/** `danger/rules.yaml`: how a city's danger rules differ from those that came with the program. */
export const DangerChanges = z.strictObject({
  own: z.array(OwnRule).max(200).default([]),
  changed: z.array(RuleChange).max(200).default([]),
  accepted: LossAccepted.nullable().default(null),
});
export type DangerChanges = z.infer<typeof DangerChanges>;

export const NO_CHANGES: DangerChanges = { own: [], changed: [], accepted: null };

/** The rules in force with a city's changes. A change of a rule that is not there any more does nothing. */
export function changedRules(base: DangerRuleSet, { own, changed }: DangerChanges): DangerRuleSet {
  const changes = new Map(changed.map((change) => [change.id, change]));
  const kept = base.rules.flatMap((rule): DangerRule[] => {
    const change = changes.get(rule.id);
    if (change === undefined) return [rule];
    if (change.off) return [];
    const more = change.terms.map((term) => termPattern(term, "near"));
    return [{ ...rule, tier: change.tier ?? rule.tier, any: [...rule.any, ...more] }];
  });
  return { ...base, rules: [...kept, ...own.map(asRule)] };
}

/** Ids that a file names and the program does not know (any more), and ids named twice. */
export function strayIds(base: DangerRuleSet, { own, changed }: DangerChanges): { unknown: string[]; twice: string[] } {
  const known = new Set(base.rules.map(({ id }) => id));
  const all = [...own, ...changed].map(({ id }) => id);
  return {
    unknown: changed.map(({ id }) => id).filter((id) => !known.has(id)),
    twice: [...new Set(all.filter((id, at) => all.indexOf(id) !== at))],
  };
}

function asRule({ id, kind, tier, why, terms, language, scope, heeds }: OwnRule): DangerRule {
  const any = terms.map((term) => termPattern(term, scope));
  return { id, kind, tier, why, any, heeds, ...(language === "zh" ? { kanaless: true } : {}) };
}

const READING = /([\p{Script=Han}々]+)《([^》]+)》/u;
/** As far as a sentence goes, but never without an end. */
const GAPS = { near: "[^。]{0,10}?", sentence: "[^。]{0,60}?" };

/** The pattern of a term: its letters as they are folded, its readings, its gaps. */
export function termPattern(term: string, scope: OwnRule["scope"]): string {
  const pattern = partsOf(term)
    .map((part) => part.split(READING).map(pieceOf).join(""))
    .join(GAPS[scope]);
  const latin = "[\\p{Script=Latin}\\p{M}]";
  const before = /^\p{Script=Latin}/u.test(term) ? `(?<!${latin})` : "";
  return `${before}${pattern}${/\p{Script=Latin}$/u.test(term) ? `(?!${latin})` : ""}`;
}

function partsOf(term: string): string[] {
  return term.split(/…|\.{3}/).filter((part) => part.trim() !== "");
}

/** Splitting at readings leaves text, kanji, reading, text, … in turn. */
function pieceOf(piece: string, at: number): string {
  const letters = fold(piece).text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return at % 3 === 0 ? letters : at % 3 === 1 ? `(?:${letters}` : `|${letters})`;
}

function lettersOf(term: string): number {
  return partsOf(term).reduce((sum, part) => sum + fold(part.replace(/《[^》]*》/g, "")).text.length, 0);
}
