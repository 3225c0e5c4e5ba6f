import type { Language } from "../language.ts";
import type { Script, Words } from "../script.ts";
import type { Session } from "../session.ts";
import type { Danger } from "../triage/understanding.ts";
import type { Ask, Choice, StepOf } from "./flow.ts";
import { amongOf } from "./known.ts";
import { paramsOf } from "./params.ts";
import { flowKey } from "./text.ts";

/** One way to answer a question: as a button, by its label, by its number, or by another word for it. */
export type Option = {
  value: string;
  label: string;
  also: readonly string[];
  next: string;
  range: readonly [number, number] | null;
  danger: Danger | null;
  /** The whole answer, where several may be chosen. */
  alone: boolean;
};

/** Values of the engine's own options; a flow's values cannot begin with "!". */
export const SKIP = "!skip";
export const DONE = "!done";
/** Begins the value of a town among several, before its id. */
export const AREA = "area-";

/** The options of a question in the order they are shown and numbered. Empty for free text without a way past it. */
export function optionsOf(script: Script, session: Session, flowId: string, step: Ask | StepOf<"consent">): Option[] {
  const kept = keptOptions(script, session.language, flowId, step);
  const make = (value: string, label: string, next: string, choice?: Choice): Option =>
    kept.get(value) ?? makeOption(script, session, { kept, key: keysOf(flowId, step, label), value, next, choice });
  if (step.type === "consent") {
    return (["share", "city_only", "none"] as const).map((scope) => make(scope, step[scope].label, step[scope].next));
  }
  const skip = step.skip === undefined ? [] : [make(SKIP, step.skip.label, step.skip.next ?? step.next)];
  const choices = offered(session, step).map((choice) =>
    make(choice.value, choice.label, choice.next ?? step.next, choice),
  );
  if (step.answer === "area") return [...areaOptions(script, session, step), ...skip];
  if (step.answer === "choices" && chosenSoFar(session, step).length > 0) {
    return [make(DONE, step.done, step.next), ...choices];
  }
  return [...choices, ...skip];
}

type Making = {
  kept: Map<string, Option>;
  key: { label: string; also: string };
  value: string;
  next: string;
  choice: Choice | undefined;
};

function makeOption(script: Script, session: Session, { kept, key, value, next, choice }: Making): Option {
  let isOfSession = false;
  const label = script.words(session.language, key.label, () => {
    isOfSession = true;
    return paramsOf(script, session);
  });
  const option: Option = {
    value,
    label,
    also: script.has(key.also) ? script.words(session.language, key.also).split("、") : [],
    next,
    range: choice?.range ?? null,
    danger: choice?.danger === undefined ? null : dangerOf(choice.danger, value),
    alone: choice?.alone ?? false,
  };
  if (!isOfSession) kept.set(value, option);
  return option;
}

/** Options whose labels name nothing of a resident are the same for all of them, by the texts of a city, a step and a language. */
const keptByWords = new WeakMap<Words, WeakMap<object, Map<string, Map<string, Option>>>>();

function keptOptions(script: Script, language: Language, flowId: string, step: object): Map<string, Option> {
  const bySteps = keptByWords.get(script.words) ?? new WeakMap();
  keptByWords.set(script.words, bySteps);
  const ofStep = bySteps.get(step) ?? new Map();
  bySteps.set(step, ofStep);
  const name = `${flowId} ${language}`;
  const kept = ofStep.get(name) ?? new Map();
  ofStep.set(name, kept);
  return kept;
}

/** The keys of a step's labels, and of the other words for them: put together once, not at every turn. */
const remembered = new WeakMap<object, Map<string, { flowId: string; label: string; also: string }>>();

function keysOf(flowId: string, step: object, label: string): { label: string; also: string } {
  const ofStep = remembered.get(step) ?? new Map();
  remembered.set(step, ofStep);
  const known = ofStep.get(label);
  if (known?.flowId === flowId) return known;
  const key = flowKey(flowId, label);
  const keys = { flowId, label: key, also: `${key}_also` };
  ofStep.set(label, keys);
  return keys;
}

/** What a question with several choices has gathered until now. */
export function chosenSoFar(session: Session, step: Ask): string[] {
  const value = session.answers[step.save];
  return Array.isArray(value) ? value : [];
}

function offered(session: Session, step: Ask): readonly Choice[] {
  switch (step.answer) {
    case "choice":
      return step.choices;
    case "choices": {
      const chosen = chosenSoFar(session, step);
      return step.choices.filter(
        (choice) => !chosen.includes(choice.value) && !(chosen.length > 0 && choice.alone === true),
      );
    }
    case "one_of": {
      const among = session.answers[step.of];
      return step.choices.filter((choice) => Array.isArray(among) && among.includes(choice.value));
    }
    case "text":
    case "area":
    case "number":
      return [];
    default:
      return step satisfies never;
  }
}

/** Where the town that was typed may be several: these, numbered like any other choice. */
function areaOptions(script: Script, session: Session, step: Ask): Option[] {
  const among = amongOf(session, step.save);
  return script.city.areas
    .filter((area) => among.includes(area.id))
    .map(({ id, name }) => ({
      value: AREA + id,
      label: name,
      also: [],
      next: step.next,
      range: null,
      danger: null,
      alone: false,
    }));
}

function dangerOf(danger: NonNullable<Choice["danger"]>, value: string): Danger {
  return { tier: danger.tier, kinds: [danger.kind], evidence: [{ text: "", rule: `chosen:${value}` }] };
}
