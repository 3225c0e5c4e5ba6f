import { makeCorpusEar } from "./corpus-ear.ts";
import type { DangerRuleSet } from "./danger-rule.ts";
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
  readonly recall: Shares;
  readonly harmless: Shares;
  readonly plain: Shares;
};
type Shares = { readonly before: number; readonly after: number };

/** What the new rules would do on a corpus, against the old ones. The rules alone: the model hears beside them in any case. */
export function effectOf(before: DangerRuleSet, after: DangerRuleSet, corpus: readonly DangerLine[]): Effect {
  const ear = makeCorpusEar(corpus);
  return effectBetween(corpus, finish(ear.listen(before)), finish(ear.listen(after)));
}

/** The same of tiers that were heard already, one a line. */
export function effectBetween(
  corpus: readonly DangerLine[],
  before: readonly DangerTier[],
  after: readonly DangerTier[],
): Effect {
  const lines = corpus.map((line, at) => ({ ...line, before: before[at] ?? 3, after: after[at] ?? 3 }));
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

/** Danger that is heard less than before: not at all, or as less urgent. */
export function heardLess({ lost, shifted }: Pick<Effect, "lost" | "shifted">): Changed[] {
  return [...lost, ...shifted.filter(({ before, after }) => after > before)];
}

/** Runs a generator to its end at one go. */
function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function shares(lines: readonly Changed[]): Shares {
  const share = (alarms: (line: Changed) => boolean) => lines.filter(alarms).length / Math.max(1, lines.length);
  return { before: share(({ before }) => before < 3), after: share(({ after }) => after < 3) };
}
