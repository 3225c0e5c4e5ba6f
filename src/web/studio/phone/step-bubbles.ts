import type { Action, Bubble } from "../../../core/bubble.ts";
import type { Language } from "../../../core/language.ts";
import { fullKey } from "../draft/texts.ts";
import { editWords } from "../edit-words.ts";
import type { EditFlow, EditStep } from "../flow/edit-step.ts";
import { readable } from "../flow/step-names.ts";
import type { FlowEditor } from "../use-flow-editor.ts";
import { words } from "../words.ts";

/**
 * What a step says when it is come to, drawn from what is being typed: names stand as ［…］, cards as a word. The real engine
 * answers in 「話してみる」; this one is for the eye while writing.
 */
export function stepBubbles(editor: FlowEditor, flow: EditFlow, step: EditStep, language: Language): Bubble[] {
  const say = (key: string | undefined) => {
    const full = key === undefined ? null : fullKey(flow.id, key);
    if (full === null) return "";
    return readable(editor.text(language, full) || editor.japanese(full) || words.flows.unwritten);
  };
  const shown = (step.show ?? []).map((show): Bubble => {
    const name = Object.entries(words.flows.shows).find(([key]) => key === show)?.[1] ?? show;
    return { kind: "text", text: editWords.phone.shows(name) };
  });
  switch (step.type) {
    case "ask": {
      const labels = [
        ...(step.choices ?? []).map(({ label }) => label),
        ...((step.skip?.label ?? "") ? [step.skip?.label] : []),
      ];
      return [...shown, question(say(step.text), labels.map(say))];
    }
    case "consent":
      return [question(say(step.text), [step.share?.label, step.city_only?.label, step.none?.label].map(say))];
    case "say":
    case "end":
      return [...(step.texts ?? []).map((key): Bubble => ({ kind: "text", text: say(key) })), ...shown];
    default:
      return [];
  }
}

function question(text: string, labels: readonly string[]): Bubble {
  if (labels.length === 0) return { kind: "text", text };
  const actions = labels.map((label, index): Action => {
    return { kind: "tap", label: `${index + 1} ${label}`, data: "", shown: true };
  });
  return { kind: "menu", text, actions };
}
