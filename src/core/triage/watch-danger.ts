import type { DangerRule, Softener } from "./danger-rule.ts";
import { type Folded, fold, quote } from "./fold.ts";
import { ABUSE_RULES } from "./lexicon-abuse.ts";
import { DANGER_RULES_ABROAD } from "./lexicon-danger-abroad.ts";
import { DANGER_RULES_ENGLISH } from "./lexicon-danger-english.ts";
import { DESTITUTION_RULES } from "./lexicon-destitution.ts";
import { DV_RULES } from "./lexicon-dv.ts";
import { IDIOMS, SOFTENERS } from "./lexicon-harmless.ts";
import { PERIL_RULES } from "./lexicon-peril.ts";
import { SUICIDE_RULES } from "./lexicon-suicide.ts";
import { compilePattern, occurs, places } from "./pattern.ts";
import { readRomaji } from "./romaji.ts";
import type { Danger, DangerKind, DangerTier, Evidence } from "./understanding.ts";

/**
 * Looks for signs of danger in one message, in any language served. Pure and linear in the length of the text.
 * @returns the worst tier (0 now … 3 none), the kinds from worst to least, and the resident's own words with the rule that read them.
 */
export function watchDanger(text: string): Danger {
  const folded = fold(text);
  const romaji = readRomaji(folded);
  const signs = [...signsIn(folded), ...(romaji === null ? [] : signsIn(romaji))].sort((a, b) => a.tier - b.tier);
  const kinds = [...new Set(signs.map((sign) => sign.kind))];
  return { tier: signs[0]?.tier ?? 3, kinds, evidence: distinct(signs.map((sign) => sign.evidence)) };
}

type Sign = { readonly tier: DangerTier; readonly kind: DangerKind; readonly evidence: Evidence };

const RULES = [
  ...SUICIDE_RULES,
  ...ABUSE_RULES,
  ...DV_RULES,
  ...PERIL_RULES,
  ...DESTITUTION_RULES,
  ...DANGER_RULES_ENGLISH,
  ...DANGER_RULES_ABROAD,
].map((rule) => ({ rule, pattern: compilePattern(rule.any.join("|")) }));
const IDIOM = compilePattern(IDIOMS.join("|"));
const SOFT = SOFTENERS.map((softener) => ({ softener, pattern: compilePattern(softener.any.join("|")) }));
const SENTENCE_MAX = 80;

function signsIn(folded: Folded): Sign[] {
  const text = folded.text.replace(IDIOM, (idiom) => "＿".repeat(idiom.length));
  return RULES.flatMap(({ rule, pattern }) =>
    places(pattern, text).flatMap(({ from, to }) => {
      const tier = soften(rule, text, from, to);
      return tier === 3 ? [] : [{ tier, kind: rule.kind, evidence: { text: quote(folded, from, to), rule: rule.id } }];
    }),
  );
}

/** The tier that remains when the words around the match are heard too. */
function soften(rule: DangerRule, text: string, from: number, to: number): DangerTier {
  const start = Math.max(text.lastIndexOf("。", from - 1) + 1, from - SENTENCE_MAX);
  const heard = {
    before: text.slice(start, from),
    around: text.slice(start, to),
    after: text.slice(to, to + SENTENCE_MAX),
  } satisfies Record<Softener["where"], string>;
  let tier: DangerTier = rule.tier;
  for (const { softener, pattern } of SOFT) {
    if (softener.leaves <= tier || !softener.kinds.includes(rule.kind)) continue;
    if (occurs(pattern, heard[softener.where])) tier = softener.leaves;
  }
  return tier;
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [`${one.rule} ${one.text}`, one])).values()];
}
