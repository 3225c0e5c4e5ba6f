import type { DangerRule, Softener } from "./danger-rule.ts";
import { type Folded, quote } from "./fold.ts";
import { ABUSE_RULES } from "./lexicon-abuse.ts";
import { DANGER_RULES_ABROAD } from "./lexicon-danger-abroad.ts";
import { DANGER_RULES_ENGLISH } from "./lexicon-danger-english.ts";
import { DESTITUTION_RULES } from "./lexicon-destitution.ts";
import { DV_RULES } from "./lexicon-dv.ts";
import { IDIOMS, SOFTENERS } from "./lexicon-harmless.ts";
import { PERIL_RULES } from "./lexicon-peril.ts";
import { SUICIDE_RULES } from "./lexicon-suicide.ts";
import { compilePattern, occurs, places } from "./pattern.ts";
import type { DangerKind, DangerTier, Evidence } from "./understanding.ts";

/** A danger rule that matched, with the tier that remains when the words around it are heard too: 3 is nothing. */
export type DangerSign = {
  readonly rule: string;
  readonly kind: DangerKind;
  readonly tier: DangerTier;
  readonly evidence: Evidence;
};

/** Every place where a danger rule matches, softened or not. */
export function dangerSigns(folded: Folded): DangerSign[] {
  const text = folded.text.replace(IDIOM, (idiom) => "＿".repeat(idiom.length));
  return RULES.flatMap(({ rule, pattern }) => {
    if (!occurs(pattern, text)) return [];
    return places(pattern, text).map(({ from, to }) => ({
      rule: rule.id,
      kind: rule.kind,
      tier: soften(rule, text, from, to),
      evidence: { text: quote(folded, from, to), rule: rule.id },
    }));
  });
}

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
