import type { DangerRule, DangerRuleSet, Softener } from "./danger-rule.ts";
import { type Folded, quote } from "./fold.ts";
import { type Gate, makeGate, makeSieve } from "./gate.ts";
import { compilePattern, occurs, places } from "./pattern.ts";
import type { DangerKind, DangerTier, Evidence } from "./understanding.ts";

/** A danger rule that matched, with the tier that remains when the words around it are heard too: 3 is nothing. */
export type DangerSign = {
  readonly rule: string;
  readonly kind: DangerKind;
  readonly tier: DangerTier;
  readonly evidence: Evidence;
};

type Soft = { readonly softener: Softener; readonly pattern: RegExp };

/** A rule set, ready to be matched. */
export type CompiledRules = {
  readonly rules: readonly { readonly rule: DangerRule; readonly pattern: RegExp }[];
  readonly soft: readonly Soft[];
  readonly idiom: RegExp;
  readonly gate: Gate;
  /** The softeners that may be there. */
  readonly softGate: Gate;
};

/** Every place where a danger rule matches, softened or not. */
export function dangerSigns(folded: Folded, compiled: CompiledRules): DangerSign[] {
  // Most texts match no rule; only for those that do the idioms are looked for.
  const hits = compiled.gate(folded.text).flatMap((at) => compiled.rules[at] ?? []);
  if (hits.length === 0) return [];
  const text = folded.text.replace(compiled.idiom, (words) => "＿".repeat(words.length));
  // Softeners may begin or end where the part that they are looked for in does, so they are tried by what they need only.
  const soft = compiled.softGate(text).flatMap((at) => compiled.soft[at] ?? []);
  return hits.flatMap(({ rule, pattern }) => {
    if (rule.kanaless === true && KANA.test(text)) return [];
    return places(pattern, text).map(({ from, to }) => ({
      rule: rule.id,
      kind: rule.kind,
      tier: soften(rule, soft, text, from, to),
      evidence: { text: quote(folded, from, to), rule: rule.id },
    }));
  });
}

/** Compiles a rule set once for many texts. */
export function compileRules({ rules, softeners, idioms }: DangerRuleSet): CompiledRules {
  const compiled = rules.map((rule) => ({ rule, pattern: compilePattern(rule.any.join("|")) }));
  const soft = softeners.map((softener) => ({ softener, pattern: compilePattern(softener.any.join("|")) }));
  return {
    rules: compiled,
    gate: makeGate(compiled.map(({ pattern }) => pattern)),
    soft,
    softGate: makeSieve(soft.map(({ pattern }) => pattern)),
    idiom: compilePattern(idioms.join("|")),
  };
}

const SENTENCE_MAX = 80;
const KANA = /[ぁ-ん]/;

function soften(rule: DangerRule, soft: readonly Soft[], text: string, from: number, to: number): DangerTier {
  if (rule.heeds === false) return rule.tier;
  const start = Math.max(text.lastIndexOf("。", from - 1) + 1, from - SENTENCE_MAX);
  const heard = {
    before: text.slice(start, from),
    around: text.slice(start, to),
    after: text.slice(to, to + SENTENCE_MAX),
  } satisfies Record<Softener["where"], string>;
  let tier: DangerTier = rule.tier;
  for (const { softener, pattern } of soft) {
    if (softener.leaves <= tier || !softener.kinds.includes(rule.kind)) continue;
    if (occurs(pattern, heard[softener.where])) tier = softener.leaves;
  }
  return tier;
}
