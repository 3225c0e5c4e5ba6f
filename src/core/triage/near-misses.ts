import type { DangerChanges } from "./danger-changes.ts";
import type { DangerLine } from "./effect-of.ts";
import { fold } from "./fold.ts";
import type { DangerTier } from "./understanding.ts";

/** So many of a term's pairs of letters have to stand in a sentence for it to be near. */
const NEAR = 0.6;

/** Sentences of danger that no rule hears, though they hold most of the letters of a term that the city added: how else it is said. */
export function nearMisses(
  corpus: readonly DangerLine[],
  tiers: readonly DangerTier[],
  { own, changed }: DangerChanges,
): DangerLine[] {
  const terms = [...own, ...changed].flatMap((rule) => rule.terms.map(pairsOf)).filter((pairs) => pairs.length > 1);
  if (terms.length === 0) return [];
  return corpus.filter(({ text, truth }, at) => {
    if (truth !== "danger" || tiers[at] !== 3) return false;
    const letters = fold(text).text;
    return terms.some((pairs) => pairs.filter((pair) => letters.includes(pair)).length / pairs.length >= NEAR);
  });
}

function pairsOf(term: string): string[] {
  return term.split("…").flatMap((part) => {
    const letters = [...fold(part.replace(/《[^》]*》/g, "")).text];
    return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
  });
}
