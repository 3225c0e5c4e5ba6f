import { setImmediate } from "node:timers/promises";
import type { DangerEffect } from "../../core/studio/danger-view.ts";
import { changedRules, type DangerChanges } from "../../core/triage/danger-changes.ts";
import type { DangerRuleSet } from "../../core/triage/danger-rule.ts";
import { DANGER_RULES } from "../../core/triage/danger-rules.ts";
import { type Changed, effectBetween, heardLess } from "../../core/triage/effect-of.ts";
import { nearMisses } from "../../core/triage/near-misses.ts";
import type { DangerTier } from "../../core/triage/understanding.ts";
import type { StudioParts } from "./studio-parts.ts";

type WithCorpus = Pick<StudioParts, "content">;

/** So many sentences of each list are shown. */
const SHOWN = 40;

/** What one set of changes does against another, on the corpus. Takes seconds the first time; others are served meanwhile. */
export async function weighDanger(
  { content }: WithCorpus,
  before: DangerChanges,
  after: DangerChanges,
): Promise<DangerEffect> {
  const { lines } = content.dangerCorpus();
  const old = await listen(content, changedRules(DANGER_RULES, before));
  const now = await listen(content, changedRules(DANGER_RULES, after));
  const effect = effectBetween(lines, old, now);
  const near = nearMisses(lines, now, after);
  return {
    found: shown(effect.gained),
    lost: shown(effect.lost),
    weaker: shown(effect.shifted.filter((line) => line.after > line.before)),
    stronger: shown(effect.shifted.filter((line) => line.after < line.before)),
    alarms: shown(effect.alarms),
    calmed: shown(effect.calmed),
    near: shown(near.map((line) => ({ ...line, before: 3, after: 3 }))),
    ...{ recall: effect.recall, harmless: effect.harmless, plain: effect.plain },
  };
}

/** How many sentences of danger are heard less after than before. */
export async function countHeardLess(parts: WithCorpus, before: DangerChanges, after: DangerChanges): Promise<number> {
  const { lines } = parts.content.dangerCorpus();
  const old = await listen(parts.content, changedRules(DANGER_RULES, before));
  const now = await listen(parts.content, changedRules(DANGER_RULES, after));
  return heardLess(effectBetween(lines, old, now)).length;
}

/** The worst tier of each line of the corpus, by these rules. */
export async function listen(content: StudioParts["content"], rules: DangerRuleSet): Promise<DangerTier[]> {
  const steps = content.dangerCorpus().ear.listen(rules);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

function shown(lines: readonly Changed[]): DangerEffect["found"] {
  return {
    all: lines.length,
    first: lines.slice(0, SHOWN).map(({ text, before, after }) => ({ text, before, after })),
  };
}
