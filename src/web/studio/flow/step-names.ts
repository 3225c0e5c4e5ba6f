import type { Domain } from "../../../core/domain.ts";
import { Condition } from "../../../core/flow/flow.ts";
import { type ConditionNames, describeCondition } from "../../../core/studio/describe-condition.ts";
import { fullKey } from "../draft/texts.ts";
import { words } from "../words.ts";
import type { EditFlow, EditStep } from "./edit-step.ts";
import { leadsOf } from "./step-leads.ts";

/** The Japanese text of a full key; null where there is none. */
export type Japanese = (key: string) => string | null;

const ANSWERS: Readonly<Record<string, string>> = words.answers;
const PLACEHOLDERS: Readonly<Record<string, string>> = words.placeholders;
const TYPES: Readonly<Record<string, string>> = words.flows.types;

/** A text with its placeholders named: 「{{city}}です」 → 「［市の名前］です」. */
export function readable(text: string): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => `［${PLACEHOLDERS[name] ?? name}］`);
}

/** A short name for a step: what it says first, else what it does. */
export function stepTitle(flow: EditFlow, step: EditStep, japanese: Japanese): string {
  const key = step.text ?? step.texts?.[0];
  const said = key === undefined ? null : japanese(fullKey(flow.id, key));
  if (said !== null && said.trim() !== "") return firstLine(said);
  return key === undefined ? (TYPES[step.type] ?? step.type) : words.flows.unwritten;
}

/** As in a list of steps: a fork says what it looks at. */
export function listTitle(
  flow: EditFlow,
  step: EditStep,
  japanese: Japanese,
  domainNames: Readonly<Record<Domain, string>>,
): string {
  if (step.type === "call") return words.flows.callsFlow(step.flow ?? "");
  const condition = Condition.safeParse(step.when?.[0]?.if);
  if (step.type !== "branch" || !condition.success) return stepTitle(flow, step, japanese);
  return words.flows.forkIf(describeCondition(condition.data, conditionNamesOf(flow, japanese, domainNames)));
}

/** What kind of step it is, in a word or two. */
export function typeName(step: EditStep): string {
  return TYPES[step.type] ?? words.flows.unknownType;
}

/** Names for the conditions of a flow: an answer is called by the question that asks for it. */
export function conditionNamesOf(
  flow: EditFlow,
  japanese: Japanese,
  domainNames: Readonly<Record<Domain, string>>,
): ConditionNames {
  const asking = (answer: string) => [...flow.steps.values()].filter((step) => step.save === answer);
  const domains: Readonly<Record<string, string>> = domainNames;
  return {
    question: (answer) => {
      const step = asking(answer)[0];
      return step === undefined ? (ANSWERS[answer] ?? answer) : stepTitle(flow, step, japanese);
    },
    value: (answer, value) => {
      const lead = asking(answer)
        .flatMap(leadsOf)
        .find((each) => each.value === value);
      const label = lead?.label == null ? null : japanese(fullKey(flow.id, lead.label));
      return label === null ? value : firstLine(label);
    },
    domain: (domain) => domains[domain] ?? domain,
  };
}

function firstLine(text: string): string {
  return readable(text).split("\n")[0] ?? "";
}
