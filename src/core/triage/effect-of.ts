import type { DangerRuleSet } from "./danger-rule.ts";
import { type CompiledRules, compileRules, dangerSigns } from "./danger-signs.ts";
import { fold } from "./fold.ts";
import { readRomaji } from "./romaji.ts";
import type { DangerTier } from "./understanding.ts";

/** A line of the danger corpus: what it says, and whether it is danger, only sounds like it, or is ordinary talk. */
export type DangerLine = { readonly text: string; readonly truth: "danger" | "harmless" | "plain" };

/** A line on which two rule sets differ; tiers 0 (now) to 3 (nothing). */
export type Changed = DangerLine & { readonly before: DangerTier; readonly after: DangerTier };

/** What a changed rule set does: lines that change, and the shares that alarm, before and after. */
export type Effect = {
  readonly gained: readonly Changed[];
  readonly lost: readonly Changed[];
  /** Look-alikes and ordinary talk that alarm now and did not before. */
  readonly alarms: readonly Changed[];
  readonly calmed: readonly Changed[];
  /** Danger that is answered with another tier than before. */
  readonly shifted: readonly Changed[];
  readonly recall: { readonly before: number; readonly after: number };
  readonly harmless: { readonly before: number; readonly after: number };
  readonly plain: { readonly before: number; readonly after: number };
};

/** What the new rules would do on a corpus, against the old ones. The rules alone: the model hears beside them in any case. */
export function effectOf(before: DangerRuleSet, after: DangerRuleSet, corpus: readonly DangerLine[]): Effect {
  const [old, changed] = [compileRules(before), compileRules(after)];
  const lines = corpus.map((line) => ({ ...line, before: tierOf(line.text, old), after: tierOf(line.text, changed) }));
  const danger = lines.filter(({ truth }) => truth === "danger");
  const calm = lines.filter(({ truth }) => truth !== "danger");
  return {
    gained: danger.filter((line) => line.before === 3 && line.after < 3),
    lost: danger.filter((line) => line.before < 3 && line.after === 3),
    alarms: calm.filter((line) => line.before === 3 && line.after < 3),
    calmed: calm.filter((line) => line.before < 3 && line.after === 3),
    shifted: danger.filter((line) => line.before < 3 && line.after < 3 && line.before !== line.after),
    recall: shares(danger),
    harmless: shares(calm.filter(({ truth }) => truth === "harmless")),
    plain: shares(calm.filter(({ truth }) => truth === "plain")),
  };
}

function tierOf(text: string, rules: CompiledRules): DangerTier {
  const folded = fold(text);
  const romaji = readRomaji(folded);
  const signs = [...dangerSigns(folded, rules), ...(romaji === null ? [] : dangerSigns(romaji, rules))];
  return signs.reduce<DangerTier>((worst, { tier }) => (tier < worst ? tier : worst), 3);
}

function shares(lines: readonly Changed[]): { before: number; after: number } {
  const share = (alarms: (line: Changed) => boolean) => lines.filter(alarms).length / Math.max(1, lines.length);
  return { before: share(({ before }) => before < 3), after: share(({ after }) => after < 3) };
}
