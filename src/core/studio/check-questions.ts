import type { Ask, Condition, Flow } from "../flow/flow.ts";
import { MEANINGFUL } from "../flow/known.ts";
import type { Script } from "../script.ts";
import { type ScriptProblem, stepProblem } from "./script-problem.ts";

/** Questions that nobody can answer, and branches that nothing ever meets. */
export function checkQuestions(script: Script): ScriptProblem[] {
  const flows = Object.values(script.flows);
  const asked = flows.flatMap((flow) => Object.values(flow.steps).filter((step) => step.type === "ask"));
  return flows.flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([id, step]) => {
      if (step.type === "ask") return checkAsk(flow, id, step, asked);
      if (step.type !== "branch") return [];
      const never = step.when.flatMap((way) => simple(way.if)).filter((condition) => neverHolds(condition, asked));
      return never.map((condition) =>
        stepProblem("condition_never", flow.id, id, aboutOf(condition), saidOf(condition)),
      );
    }),
  );
}

function checkAsk(flow: Flow, id: string, ask: Ask, asked: readonly Ask[]): ScriptProblem[] {
  if (ask.answer === "number") {
    return ask.min > ask.max ? [stepProblem("unanswerable", flow.id, id, "min", `${ask.min}〜${ask.max}`)] : [];
  }
  if (!("choices" in ask)) return [];
  const values = ask.choices.map(({ value }) => value);
  const doubled = values
    .filter((value, at) => values.indexOf(value) !== at)
    .map((value) => stepProblem("value_doubled", flow.id, id, value));
  const reversed = ask.choices
    .filter(({ range }) => range !== undefined && range[0] > range[1])
    .map(({ value, range }) => stepProblem("unanswerable", flow.id, id, value, range?.join("〜") ?? null));
  return [...doubled, ...reversed, ...checkOneOf(flow, id, ask, asked)];
}

/** Offers only what was chosen before: where no choice can have been, no button is left. */
function checkOneOf(flow: Flow, id: string, ask: Ask, asked: readonly Ask[]): ScriptProblem[] {
  if (ask.answer !== "one_of") return [];
  const before = asked.filter((other) => other.save === ask.of);
  if (before.length === 0 || before.some((other) => !("choices" in other))) return [];
  const possible = new Set(
    before.flatMap((other) => ("choices" in other ? other.choices : [])).map(({ value }) => value),
  );
  const known = MEANINGFUL.some((name) => name === ask.of);
  const none = !known && !ask.choices.some(({ value }) => possible.has(value));
  return none ? [stepProblem("unanswerable", flow.id, id, ask.of)] : [];
}

/** The conditions that a condition consists of; what is under `not` is left out, for there "never" is "always". */
function simple(condition: Condition): Condition[] {
  if ("all" in condition) return condition.all.flatMap(simple);
  if ("any" in condition) return condition.any.flatMap(simple);
  return "not" in condition ? [] : [condition];
}

/** Names that the engine writes by itself. */
const BY_ENGINE: readonly string[] = ["topics", "topics_by", "about", "about_by", "story"];

function neverHolds(condition: Condition, asked: readonly Ask[]): boolean {
  const name = "answered" in condition ? condition.answered : "answer" in condition ? condition.answer : null;
  if (name === null || BY_ENGINE.includes(name)) return false;
  const saving = asked.filter((ask) => ask.save === name || orTextOf(ask) === name);
  if (saving.length === 0) return true;
  const value = "is" in condition ? condition.is : "includes" in condition ? condition.includes : null;
  if (value === null || saving.some((ask) => !("choices" in ask) || orTextOf(ask) === name)) return false;
  return !saving.some((ask) => "choices" in ask && ask.choices.some((choice) => choice.value === value));
}

function orTextOf(ask: Ask): string | null {
  return ask.answer === "choices" && ask.or_text !== undefined ? ask.or_text.save : null;
}

function aboutOf(condition: Condition): string | null {
  if ("is" in condition) return condition.is;
  if ("includes" in condition) return condition.includes;
  if ("answered" in condition) return condition.answered;
  return "answer" in condition ? condition.answer : null;
}

function saidOf(condition: Condition): string {
  if ("is" in condition) return `${condition.answer} が ${condition.is}`;
  if ("includes" in condition) return `${condition.answer} に ${condition.includes} がふくまれる`;
  if ("answered" in condition) return `${condition.answered} に答えがある`;
  return "answer" in condition ? condition.answer : "";
}
