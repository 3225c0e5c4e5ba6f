import type { DangerRule, DangerRuleSet } from "./danger-rule.ts";
import { compileRules, dangerSigns } from "./danger-signs.ts";
import { type Folded, fold } from "./fold.ts";
import { readRomaji } from "./romaji.ts";
import type { DangerTier } from "./understanding.ts";

/** Line number → the worst tier that one rule hears there; lines that it does not hear are not in it. */
type Heard = ReadonlyMap<number, DangerTier>;

/**
 * Hears a corpus with rule after rule and remembers what each heard, so that a changed set costs only what is new in it. Made for
 * sets that differ in their rules, not in softeners and idioms. All yield between handfuls of lines: 17,000 lines and all
 * rules take seconds, in which others want to be served.
 */
export function makeCorpusEar(corpus: readonly { readonly text: string }[]) {
  const remembered = new Map<string, Heard>();
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const readings: Folded[][] = [];
  const readingsOf = (at: number): Folded[] => {
    const known = readings[at];
    if (known !== undefined) return known;
    const folded = fold(corpus[at]?.text ?? "");
    const romaji = readRomaji(folded);
    const made = romaji === null ? [folded] : [folded, romaji];
    readings[at] = made;
    return made;
  };

  return {
    /** The worst tier of each line; 3 is nothing. */
    *listen(set: DangerRuleSet): Generator<void, DangerTier[]> {
      yield* hear(set);
      const tiers = corpus.map((): DangerTier => 3);
      for (const rule of set.rules) {
        for (const [at, tier] of remembered.get(keyOf(rule)) ?? []) if (tier < (tiers[at] ?? 3)) tiers[at] = tier;
      }
      return tiers;
    },
    /** Line by line the names of all rules that hear it, softened or not, in the set's order: alike where the same rules do. */
    *hearing(set: DangerRuleSet): Generator<void, string[]> {
      yield* hear(set);
      const heard = corpus.map(() => "");
      for (const key of set.rules.map(keyOf)) {
        for (const at of remembered.get(key)?.keys() ?? []) heard[at] += `${numberOf(key)} `;
      }
      return heard;
    },
    /** The lines that a rule of a set that was listened to hears, softened ones left out. */
    heardBy: (rule: DangerRule): number[] =>
      [...(remembered.get(keyOf(rule)) ?? [])].filter(([, tier]) => tier < 3).map(([at]) => at),
  };

  function* hear(set: DangerRuleSet): Generator<void, void> {
    const fresh = set.rules.filter((rule) => !remembered.has(keyOf(rule)));
    if (fresh.length === 0) return;
    const compiled = compileRules({ ...set, rules: fresh });
    const found = new Map(fresh.map((rule) => [rule.id, new Map<number, DangerTier>()]));
    for (const at of corpus.keys()) {
      if (at % HANDFUL === 0) yield;
      for (const { rule, tier } of readingsOf(at).flatMap((folded) => dangerSigns(folded, compiled))) {
        const tiers = found.get(rule);
        if (tiers !== undefined && tier < (tiers.get(at) ?? 4)) tiers.set(at, tier);
      }
    }
    for (const rule of fresh) remember(keyOf(rule), found.get(rule.id) ?? new Map());
  }

  /** What is tried in a form is forgotten again, the oldest first; what came with the program is soon heard anew. */
  function remember(key: string, heard: Heard): void {
    remembered.set(key, heard);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest);
  }
}

export type CorpusEar = ReturnType<typeof makeCorpusEar>;

const HANDFUL = 150;
const REMEMBERED_MAX = 600;

function keyOf(rule: DangerRule): string {
  return JSON.stringify(rule);
}
