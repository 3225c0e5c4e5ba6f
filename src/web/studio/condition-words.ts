import type { Condition } from "../../core/flow/flow.ts";
import { words } from "./words.ts";

/** How answers and domains are called: the question that saves an answer, the button of a value, the city's word for a domain. */
export type ConditionNames = {
  question: (answer: string) => string;
  value: (answer: string, value: string) => string;
  domain: (domain: string) => string;
};

/** A condition of a branch as a Japanese clause: 「「だれのこと？」に「家族のこと」と答えた」. */
export function conditionWords(condition: Condition, names: ConditionNames): string {
  const say = words.conditions;
  if ("all" in condition) return condition.all.map((each) => conditionWords(each, names)).join(say.all);
  if ("any" in condition) return condition.any.map((each) => conditionWords(each, names)).join(say.any);
  if ("not" in condition) return say.not(conditionWords(condition.not, names));
  if ("domain" in condition) return say.domain(names.domain(condition.domain));
  if ("danger_at_most" in condition) return say.danger(condition.danger_at_most);
  if ("sure" in condition) return condition.sure ? say.sure : say.unsure;
  if ("answered" in condition) return say.answered(names.question(condition.answered));
  const question = names.question(condition.answer);
  if ("is" in condition) return say.is(question, names.value(condition.answer, condition.is));
  if ("includes" in condition) return say.includes(question, names.value(condition.answer, condition.includes));
  return say.atLeast(question, condition.at_least);
}
