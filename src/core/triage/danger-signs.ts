import type { Branch } from "./branch.ts";
import type { DangerRule, DangerRuleSet, Softener } from "./danger-rule.ts";
import { type Folded, quote } from "./fold.ts";
import { type Find, type Finder, makeFinder, makeSieve } from "./gate.ts";
import { compilePattern, type Place } from "./pattern.ts";
import type { DangerKind, DangerTier, Evidence } from "./understanding.ts";

/** A danger rule that matched, with the tier that remains when the words around it are heard too: 3 is nothing. */
export type DangerSign = {
  readonly rule: string;
  readonly kind: DangerKind;
  readonly tier: DangerTier;
  readonly evidence: Evidence;
};

/** A rule set, ready to be matched. */
export type CompiledRules = {
  readonly rules: readonly DangerRule[];
  readonly find: Finder;
  readonly findIdioms: Finder;
  readonly softeners: readonly Softener[];
  /** Of which softeners some part may be there. */
  readonly sieve: (text: string) => readonly Branch[];
};

/** Every place where a danger rule matches, softened or not. */
export function dangerSigns(folded: Folded, compiled: CompiledRules): DangerSign[] {
  // Most texts match no rule; only for those that do the idioms are looked for.
  const heard = compiled.find(folded.text);
  if (heard.length === 0) return [];
  const idioms = compiled.findIdioms(folded.text)[0]?.places ?? [];
  const text = without(idioms, folded.text);
  const hits = idioms.length === 0 ? heard : compiled.find(text).filter(({ owner }) => isAmong(heard, owner));
  // Softeners may begin or end where the part that they are looked for in does, so they are tried by what they need only.
  const soft = compiled.sieve(text);
  return hits.flatMap(({ owner, places }) => {
    const rule = compiled.rules[owner];
    if (rule === undefined || (rule.kanaless === true && KANA.test(text))) return [];
    return places.map(({ from, to }) => ({
      rule: rule.id,
      kind: rule.kind,
      tier: soften(rule, compiled.softeners, soft, text, from, to),
      evidence: { text: quote(folded, from, to), rule: rule.id },
    }));
  });
}

/** Compiles a rule set once for many texts. */
export function compileRules({ rules, softeners, idioms }: DangerRuleSet): CompiledRules {
  const compiled = ({ any }: { readonly any: readonly string[] }) => compilePattern(any.join("|"));
  return {
    rules,
    find: makeFinder(rules.map(compiled)),
    findIdioms: makeFinder([compiled({ any: idioms })]),
    softeners,
    sieve: makeSieve(softeners.map(compiled)),
  };
}

/** Of the same length, so that places stay what they are. */
function without(places: readonly Place[], text: string): string {
  return places.reduce((cut, { from, to }) => cut.slice(0, from) + "＿".repeat(to - from) + cut.slice(to), text);
}

function isAmong(finds: readonly Find[], owner: number): boolean {
  return finds.some((find) => find.owner === owner);
}

const SENTENCE_MAX = 80;
const KANA = /[ぁ-ん]/;

function soften(
  rule: DangerRule,
  softeners: readonly Softener[],
  soft: readonly Branch[],
  text: string,
  from: number,
  to: number,
): DangerTier {
  if (rule.heeds === false || soft.length === 0) return rule.tier;
  const start = Math.max(text.lastIndexOf("。", from - 1) + 1, from - SENTENCE_MAX);
  const heard = {
    before: text.slice(start, from),
    around: text.slice(start, to),
    after: text.slice(to, to + SENTENCE_MAX),
  } satisfies Record<Softener["where"], string>;
  let tier: DangerTier = rule.tier;
  for (const { owner, find } of soft) {
    const softener = softeners[owner];
    if (softener === undefined || softener.leaves <= tier || !softener.kinds.includes(rule.kind)) continue;
    if (find(heard[softener.where], 0) !== null) tier = softener.leaves;
  }
  return tier;
}
