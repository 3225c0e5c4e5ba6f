import type { Staff } from "../../core/casework/case.ts";
import { DANGER_FILE } from "../../core/studio/bundle.ts";
import type { DangerEffect, DangerSave, HeardBy, StudioDanger } from "../../core/studio/danger-view.ts";
import type { Saved } from "../../core/studio/draft-view.ts";
import { changedRules, type DangerChanges } from "../../core/triage/danger-changes.ts";
import { DANGER_RULES } from "../../core/triage/danger-rules.ts";
import { openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";
import { countHeardLess, listen, weighDanger } from "./weigh-danger.ts";

/** The danger rules that came with the program, and the city's changes of them: published, and in the draft. */
export async function seeDanger(parts: StudioParts, city: string): Promise<StudioDanger> {
  const { shown, bundle } = await openDraft(parts, city);
  const { version, lines } = parts.content.dangerCorpus();
  const count = (truth: string) => lines.filter((line) => line.truth === truth).length;
  const text = bundle[DANGER_FILE];
  return {
    file: text === undefined ? null : parts.content.versionOf(text),
    rules: DANGER_RULES.rules.map(({ any: patterns, id, kind, tier, why }) => ({ id, kind, tier, why, patterns })),
    published: parts.content.danger(shown.bundle),
    draft: parts.content.danger(bundle),
    corpus: { version, danger: count("danger"), harmless: count("harmless"), plain: count("plain") },
  };
}

/** What changes would do, before they are taken: against what is published. */
export async function tryDanger(parts: StudioParts, city: string, changes: DangerChanges): Promise<DangerEffect> {
  const { shown } = await openDraft(parts, city);
  return weighDanger(parts, parts.content.danger(shown.bundle), changes);
}

/**
 * Saves changes into the draft. Where danger would be heard less than by what is published, somebody has to say why (`finds_less`
 * carries what is lost); that reason stands in the file, for the second person and for later.
 */
export async function saveDanger(parts: StudioParts, staff: Staff, ask: DangerSave): Promise<StudioResult<Saved>> {
  const { shown, bundle } = await openDraft(parts, staff.city);
  const less = await countHeardLess(parts, parts.content.danger(shown.bundle), ask.changes);
  if (less > 0 && ask.reason === null) {
    await parts.records.note(staff, "studio_danger", DANGER_FILE, "finds_less");
    return refuse("finds_less", { sentences: less });
  }
  const accepted = less > 0 && ask.reason !== null ? { sentences: less, reason: ask.reason } : null;
  const text = parts.content.writeValue(bundle[DANGER_FILE] ?? HEAD, { ...ask.changes, accepted });
  if (text === null) return refuse("edit_refused", { detail: DANGER_FILE });
  if (text === bundle[DANGER_FILE]) return refuse("nothing_changed");
  return saveDraft(parts, staff, [{ path: DANGER_FILE, text, was: ask.was }]);
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
const HEAD = `# この市で変えた「危険のことば」。はじめから入っている決まりは、プログラムにあります。
# own: 足した決まり　changed: 変えた決まり　accepted: 見つかる文がへることを、わかって決めた理由
`;
