import { z } from "zod";
import { Condition, type Flow, type Step } from "../flow/flow.ts";
import { type ConditionNames, describeCondition } from "./describe-condition.ts";
import { ANSWER_KINDS, OTHER_ANSWERS, SHOWN_CARDS, STEP_TYPES } from "./step-words.ts";

/** By what the steps of a flow are read: its Japanese texts by full key, the titles of all flows, the city's words for the domains. */
export type StepNames = {
  flow: Flow;
  texts: ReadonlyMap<string, string>;
  titles: Readonly<Record<string, string>>;
  domains: Readonly<Record<string, string>>;
};

/** A short name for a step: what it says first, else what it does. */
export function stepName(names: StepNames, id: string): string {
  const step = names.flow.steps[id];
  if (step === undefined) return id;
  const [way] = step.type === "branch" ? step.when : [];
  if (way !== undefined) return `「もし、${describeCondition(way.if, conditionNames(names))}なら」`;
  return `「${firstSaid(names, step) ?? STEP_TYPES[step.type]}」`;
}

/** What a field of a step says, for people to read: buttons with where they lead, texts instead of keys. null where nobody knows. */
export function describeStepField(names: StepNames, field: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return describeWord(names, field, value);
  const choices = field === "choices" ? Choices.safeParse(value) : null;
  if (choices?.success) return choices.data.map((choice) => describeWay(names, choice)).join("\n");
  const ways = Ways.safeParse(value);
  if (ways.success) return ways.data.map((way) => describeFork(names, way)).join("\n");
  const words = z.array(z.string()).safeParse(value);
  if (words.success) return words.data.map((each) => describeWord(names, field, each)).join("\n") || null;
  const way = Way.safeParse(value);
  return way.success ? describeWay(names, way.data) : JSON.stringify(value);
}

const Choices = z.array(z.looseObject({ label: z.string(), next: z.string().optional() })).min(1);
const Ways = z.array(z.strictObject({ if: Condition, next: z.string() }));
const Way = z.looseObject({ label: z.string().optional(), next: z.string().optional() });
type Way = z.infer<typeof Way>;

const TEXTS = ["text", "again", "more", "done", "texts"];
const TARGETS = ["next", "otherwise", "start", "person"];

function describeWord(names: StepNames, field: string, word: string): string {
  if (TEXTS.includes(field)) return textOf(names, word) ?? word;
  if (TARGETS.includes(field)) return stepName(names, word);
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...{ type: STEP_TYPES, answer: ANSWER_KINDS, show: SHOWN_CARDS, flow: names.titles },
  };
  return known[field]?.[word] ?? word;
}

/** 「はい」→「今日か明日に…」 */
function describeWay(names: StepNames, { label, next }: Way): string {
  const button = label === undefined ? "" : `［${textOf(names, label) ?? label}］`;
  return next === undefined ? button : `${button} → ${stepName(names, next)}`;
}

function describeFork(names: StepNames, way: z.infer<typeof Ways>[number]): string {
  return `もし、${describeCondition(way.if, conditionNames(names))}なら → ${stepName(names, way.next)}`;
}

function conditionNames(names: StepNames): ConditionNames {
  const asking = (answer: string) =>
    Object.values(names.flow.steps).find((step) => step.type === "ask" && step.save === answer);
  return {
    question: (answer) => {
      const step = asking(answer);
      return (step === undefined ? null : firstSaid(names, step)) ?? OTHER_ANSWERS[answer] ?? answer;
    },
    value: (answer, value) => {
      const step = asking(answer);
      const choice =
        step?.type === "ask" && "choices" in step ? step.choices.find((each) => each.value === value) : null;
      return (choice == null ? null : textOf(names, choice.label)) ?? value;
    },
    domain: (domain) => names.domains[domain] ?? domain,
  };
}

function firstSaid(names: StepNames, step: Step): string | null {
  const key = "text" in step ? step.text : "texts" in step ? step.texts[0] : undefined;
  return key === undefined ? null : (textOf(names, key)?.split("\n")[0] ?? null);
}

function textOf({ flow, texts }: StepNames, key: string): string | null {
  return texts.get(key.includes(":") ? key : `${flow.id}:${key}`) ?? null;
}
