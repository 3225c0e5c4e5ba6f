import type { Condition } from "../flow/flow.ts";

/** How answers and domains are called: the question that saves an answer, the button of a value, the city's word for a domain. */
export type ConditionNames = {
  question: (answer: string) => string;
  value: (answer: string, value: string) => string;
  domain: (domain: string) => string;
};

/** A condition of a branch as a Japanese clause: 「「だれのこと？」に「家族のこと」と答えた」. */
export function describeCondition(condition: Condition, names: ConditionNames): string {
  if ("all" in condition) return condition.all.map((each) => describeCondition(each, names)).join(" そして ");
  if ("any" in condition) return condition.any.map((each) => describeCondition(each, names)).join(" または ");
  if ("not" in condition) return `（${describeCondition(condition.not, names)}）ではない`;
  if ("domain" in condition) return `分野が「${names.domain(condition.domain)}」`;
  if ("danger_at_most" in condition) return `危険のしるしがある（${condition.danger_at_most}かそれより重い）`;
  if ("sure" in condition) return condition.sure ? "機械がよく分かった" : "機械がよく分からなかった";
  if ("answered" in condition) return `「${names.question(condition.answered)}」に答えた`;
  const question = names.question(condition.answer);
  if ("is" in condition) return `「${question}」に「${names.value(condition.answer, condition.is)}」と答えた`;
  if ("includes" in condition) {
    return `「${question}」で「${names.value(condition.answer, condition.includes)}」をえらんだ`;
  }
  return `「${question}」で${condition.at_least}つ以上えらんだ`;
}
