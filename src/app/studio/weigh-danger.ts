import { setImmediate } from "node:timers/promises";
import type { DangerEffect, Weighed } from "../../core/studio/danger-view.ts";
import { changedRules, type DangerChanges } from "../../core/triage/danger-changes.ts";
import type { DangerRuleSet } from "../../core/triage/danger-rule.ts";
import { DANGER_RULES } from "../../core/triage/danger-rules.ts";
import { type Changed, type Effect, effectBetween, heardLess } from "../../core/triage/effect-of.ts";
import { nearMisses } from "../../core/triage/near-misses.ts";
import type { DangerTier } from "../../core/triage/understanding.ts";
import type { StudioParts } from "./studio-parts.ts";

type WithCorpus = Pick<StudioParts, "content">;

/** So many sentences of each list are shown. */
const SHOWN = 40;

/**
 * What one set of changes does against another, on the corpus: by the rules alone, and as residents are answered, where the trained model
 * hears beside them. Takes seconds the first time; others are served meanwhile.
 */
export async function weighDanger(
  parts: WithCorpus,
  before: DangerChanges,
  after: DangerChanges,
): Promise<DangerEffect> {
  const { rules, residents, now } = await bothEffects(parts, before, after);
  const near = nearMisses(parts.content.dangerCorpus().lines, now, after);
  return {
    rules: weighed(rules),
    residents: residents === null ? null : weighed(residents),
    near: shown(near.map((line) => ({ ...line, before: 3, after: 3 }))),
    less: lessIn(rules, residents),
  };
}

/** How many sentences of danger are heard less after than before, by the rules or by what residents get. */
export async function countHeardLess(parts: WithCorpus, before: DangerChanges, after: DangerChanges): Promise<number> {
  const { rules, residents } = await bothEffects(parts, before, after);
  return lessIn(rules, residents);
}

/** The worst tier of each line of the corpus, by these rules. */
export function listen(content: StudioParts["content"], rules: DangerRuleSet): Promise<DangerTier[]> {
  return inHandfuls(content.dangerCorpus().ear.listen(rules));
}

async function bothEffects({ content }: WithCorpus, before: DangerChanges, after: DangerChanges) {
  const { lines, judge } = content.dangerCorpus();
  const [was, is] = [changedRules(DANGER_RULES, before), changedRules(DANGER_RULES, after)];
  const old = await listen(content, was);
  const now = await listen(content, is);
  const rules = effectBetween(lines, old, now);
  if (judge === null) return { rules, residents: null, now };
  const oldJudged = await inHandfuls(judge.judge(was));
  const nowJudged = await inHandfuls(judge.judge(is));
  return { rules, residents: effectBetween(lines, oldJudged, nowJudged), now };
}

/** Runs on whenever others have been served. */
async function inHandfuls<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

function lessIn(rules: Effect, residents: Effect | null): number {
  const less = [...heardLess(rules), ...(residents === null ? [] : heardLess(residents))];
  return new Set(less.map(({ text }) => text)).size;
}

function weighed(effect: Effect): Weighed {
  return {
    found: shown(effect.gained),
    lost: shown(effect.lost),
    weaker: shown(effect.shifted.filter((line) => line.after > line.before)),
    stronger: shown(effect.shifted.filter((line) => line.after < line.before)),
    alarms: shown(effect.alarms),
    calmed: shown(effect.calmed),
    ...{ recall: effect.recall, harmless: effect.harmless, plain: effect.plain },
  };
}

function shown(lines: readonly Changed[]): DangerEffect["near"] {
  return {
    all: lines.length,
    first: lines.slice(0, SHOWN).map(({ text, before, after }) => ({ text, before, after })),
  };
}
