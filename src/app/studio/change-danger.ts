import type { DangerEffect, HeardBy, StudioDanger } from "../../core/studio/danger-view.ts";
import { changedRules, type DangerChanges } from "../../core/triage/danger-changes.ts";
import { DANGER_RULES } from "../../core/triage/danger-rules.ts";
import { openDraft } from "./open-draft.ts";
import type { StudioParts } from "./studio-parts.ts";
import { listen, weighDanger } from "./weigh-danger.ts";

/** The danger rules that came with the program, and the city's published changes of them. */
export async function seeDanger(parts: StudioParts, city: string): Promise<StudioDanger> {
  const { shown } = await openDraft(parts, city);
  const { version, lines } = parts.content.dangerCorpus();
  const count = (truth: string) => lines.filter((line) => line.truth === truth).length;
  return {
    rules: DANGER_RULES.rules.map(({ any: patterns, id, kind, tier, why }) => ({ id, kind, tier, why, patterns })),
    published: parts.content.danger(shown.bundle),
    corpus: { version, danger: count("danger"), harmless: count("harmless"), plain: count("plain") },
  };
}

/** What changes would do, before they are taken: against what is published. */
export async function tryDanger(parts: StudioParts, city: string, changes: DangerChanges): Promise<DangerEffect> {
  const { shown } = await openDraft(parts, city);
  return weighDanger(parts, parts.content.danger(shown.bundle), changes);
}

/** The sentences of the corpus that one rule of the draft hears; null when there is none of this name. */
export async function heardBy(parts: StudioParts, city: string, id: string): Promise<HeardBy | null> {
  const { bundle } = await openDraft(parts, city);
  const rules = changedRules(DANGER_RULES, parts.content.danger(bundle));
  const rule = rules.rules.find((each) => each.id === id) ?? DANGER_RULES.rules.find((each) => each.id === id);
  if (rule === undefined) return null;
  const { lines, ear } = parts.content.dangerCorpus();
  await listen(parts.content, { ...rules, rules: [rule] });
  const heard = ear.heardBy(rule).flatMap((at) => lines[at] ?? []);
  const danger = heard.filter(({ truth }) => truth === "danger");
  const calm = heard.filter(({ truth }) => truth !== "danger");
  const first = [...danger.slice(0, EXAMPLES), ...calm.slice(0, EXAMPLES)];
  return {
    danger: danger.length,
    calm: calm.length,
    lines: first.map(({ text, truth }) => ({ text, danger: truth === "danger" })),
  };
}

const EXAMPLES = 12;
