import type { Domain } from "../../core/domain.ts";
import type { StudioFlow, StudioStep, StudioText } from "../../core/studio-view.ts";
import type { ConditionNames } from "./condition-words.ts";
import { words } from "./words.ts";

const ANSWERS: Readonly<Record<string, string>> = words.answers;
const PLACEHOLDERS: Readonly<Record<string, string>> = words.placeholders;

/** A text with its placeholders named: 「{{city}}です」 → 「［市の名前］です」. */
export function readable(text: string): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => `［${PLACEHOLDERS[name] ?? name}］`);
}

/** A short name for a step: what it says first, else what it does. */
export function stepTitle(step: StudioStep): string {
  const said = step.texts.find(({ role }) => role === "said");
  return said === undefined ? words.flows.types[step.type] : firstLine(said.text);
}

/** Names for the conditions of a flow: an answer is called by the question that asks for it. */
export function conditionNamesOf(flow: StudioFlow, domainNames: Record<Domain, string>): ConditionNames {
  const asking = (answer: string) => flow.steps.filter((step) => step.saves === answer);
  const domains: Readonly<Record<string, string>> = domainNames;
  return {
    question: (answer) => {
      const step = asking(answer)[0];
      return step === undefined ? (ANSWERS[answer] ?? answer) : stepTitle(step);
    },
    value: (answer, value) => {
      const lead = asking(answer)
        .flatMap((step) => step.leads)
        .find((each) => each.value === value);
      return lead?.label == null ? value : firstLine(lead.label);
    },
    domain: (domain) => domains[domain] ?? domain,
  };
}

function firstLine(text: StudioText): string {
  return readable(text.in.ja).split("\n")[0] ?? "";
}
