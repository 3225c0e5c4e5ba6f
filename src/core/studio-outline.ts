import type { Ask, Flow, Step } from "./flow/flow.ts";
import type { Language } from "./language.ts";
import type { StudioFlow, StudioLead, StudioStep, StudioText } from "./studio-view.ts";

/** The text of a full key ("intake:who.ask") in a language, placeholders left as they stand. */
export type RawText = (language: Language, key: string) => string;

/** Turns a flow into an outline for reading: its steps in the order a conversation meets them, each with all its texts. */
export function outlineFlow(flow: Flow, rawText: RawText): StudioFlow {
  const text = (key: string): StudioText => textIn(flow.id, key, rawText);
  const steps = readingOrder(flow).flatMap((id) => {
    const step = flow.steps[id];
    return step === undefined ? [] : [outlineStep(id, step, text)];
  });
  return { id: flow.id, title: flow.title, start: flow.start, person: flow.person ?? null, steps };
}

type TextOf = (key: string) => StudioText;

function outlineStep(id: string, step: Step, text: TextOf): StudioStep {
  return {
    id,
    type: step.type,
    answer: step.type === "ask" ? step.answer : null,
    saves: step.type === "ask" ? step.save : null,
    quiet: step.type === "ask" && step.quiet,
    shows: "show" in step ? step.show : [],
    calls: step.type === "call" ? step.flow : null,
    texts: textsOf(step).map(({ role, key }) => ({ role, text: text(key) })),
    leads: leadsOf(step, text),
  };
}

function textsOf(step: Step): { role: StudioStep["texts"][number]["role"]; key: string }[] {
  switch (step.type) {
    case "ask":
      return [
        { role: "said", key: step.text },
        { role: "again", key: step.again },
        ...(step.answer === "choices"
          ? [
              { role: "more" as const, key: step.more },
              { role: "done" as const, key: step.done },
            ]
          : []),
      ];
    case "consent":
      return [
        { role: "said", key: step.text },
        { role: "again", key: step.again },
      ];
    case "say":
    case "end":
      return step.texts.map((key) => ({ role: "said", key }));
    case "triage":
    case "route":
    case "branch":
    case "handoff":
    case "call":
      return [];
    default:
      return step satisfies never;
  }
}

function leadsOf(step: Step, text: TextOf): StudioLead[] {
  switch (step.type) {
    case "ask":
      return [...choiceLeads(step, text), ...ownWordsLeads(step), ...skipLeads(step, text)];
    case "consent":
      return (["share", "city_only", "none"] as const).map((by) => ({
        ...lead(by, step[by].next),
        label: text(step[by].label),
      }));
    case "branch":
      return [
        ...step.when.map((way) => ({ ...lead("condition", way.next), condition: way.if })),
        lead("otherwise", step.otherwise),
      ];
    case "end":
      return [];
    case "say":
    case "triage":
    case "route":
    case "handoff":
    case "call":
      return [lead("next", step.next)];
    default:
      return step satisfies never;
  }
}

function choiceLeads(ask: Ask, text: TextOf): StudioLead[] {
  if (!("choices" in ask)) return [lead("next", ask.next)];
  return ask.choices.map((choice) => ({
    ...lead("choice", choice.next ?? ask.next),
    value: choice.value,
    label: text(choice.label),
  }));
}

function ownWordsLeads(ask: Ask): StudioLead[] {
  if (ask.answer !== "choices" || ask.or_text === undefined) return [];
  return [lead("own_words", ask.or_text.next)];
}

function skipLeads(ask: Ask, text: TextOf): StudioLead[] {
  if (ask.skip === undefined) return [];
  return [{ ...lead("skip", ask.skip.next ?? ask.next), label: text(ask.skip.label) }];
}

function lead(by: StudioLead["by"], to: string): StudioLead {
  return { by, value: null, label: null, condition: null, to };
}

function textIn(flowId: string, key: string, rawText: RawText): StudioText {
  const full = key.includes(":") ? key : `${flowId}:${key}`;
  return { key: full, in: { ja: rawText("ja", full), "ja-easy": rawText("ja-easy", full), en: rawText("en", full) } };
}

/** As most residents meet them: a step stands behind all that lead to it (loops apart), and of several ways the first comes first. */
function readingOrder(flow: Flow): string[] {
  const seen = new Set<string>();
  const ended: string[] = [];
  const visit = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const to of nextIds(flow.steps[id]).toReversed()) visit(to);
    ended.push(id);
  };
  visit(flow.start);
  return [...ended.toReversed(), ...Object.keys(flow.steps).filter((id) => !seen.has(id))];
}

function nextIds(step: Step | undefined): string[] {
  if (step === undefined) return [];
  const blank: TextOf = (key) => ({ key, in: { ja: "", "ja-easy": "", en: "" } });
  return leadsOf(step, blank).map((lead) => lead.to);
}
