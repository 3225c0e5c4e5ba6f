import type { Flow, Step } from "../flow/flow.ts";
import { nextsOf } from "../flow/leads.ts";
import { isQuestion } from "../flow/question.ts";
import type { Script } from "../script.ts";
import { type ScriptProblem, stepProblem } from "./script-problem.ts";

/** People leave long questionnaires (facts: domain.md 6.6): the first useful answer comes within so many taps. */
export const TAPS_MAX = 7;

/** What must hold of every way through the flows, whatever is answered. Expects that all targets exist. */
export function checkPaths(script: Script): ScriptProblem[] {
  const flows = Object.values(script.flows);
  const main = script.flows[script.main];
  return [
    ...flows.flatMap((flow) => [...checkEnds(flow), ...checkHandoffs(flow)]),
    ...checkCalls(script),
    ...(main === undefined ? [] : [...checkTaps(main), ...checkPurpose(main), ...checkDanger(script, main)]),
  ];
}

/** A step from which no end can be reached keeps people for ever; an end of the talk without a word leaves them waiting. */
function checkEnds(flow: Flow): ScriptProblem[] {
  const ways = Object.entries(flow.steps);
  const reaching = new Set(ways.filter(([, step]) => step.type === "end").map(([id]) => id));
  for (let grown = true; grown; ) {
    grown = false;
    for (const [id, step] of ways) {
      if (reaching.has(id) || !nextsOf(step).some((next) => reaching.has(next))) continue;
      reaching.add(id);
      grown = true;
    }
  }
  return ways.filter(([id]) => !reaching.has(id)).map(([id]) => stepProblem("dead_end", flow.id, id));
}

/** A flow that calls itself, straight or through others, would never come back. */
function checkCalls(script: Script): ScriptProblem[] {
  const called = (id: string) =>
    Object.values(script.flows[id]?.steps ?? {}).flatMap((step) => (step.type === "call" ? [step.flow] : []));
  return Object.values(script.flows).flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([id, step]) => {
      if (step.type !== "call") return [];
      const seen = new Set<string>();
      const queue = [step.flow];
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        if (next === flow.id) return [stepProblem("silent_loop", flow.id, id, step.flow)];
        if (!seen.has(next)) queue.push(...called(next));
        seen.add(next);
      }
      return [];
    }),
  );
}

/** Nothing is handed over that nobody was asked about. */
function checkHandoffs(flow: Flow): ScriptProblem[] {
  const reached = reachable(flow, (step) => step.type !== "consent");
  return Object.entries(flow.steps)
    .filter(([id, step]) => step.type === "handoff" && reached.has(id))
    .map(([id]) => stepProblem("handoff_without_consent", flow.id, id));
}

/** Who answers and what for is said before the first free text (the guideline of 2021-04-30). */
function checkPurpose(main: Flow): ScriptProblem[] {
  const reached = reachable(main, (step) => step.type !== "say");
  return Object.entries(main.steps)
    .filter(([id, step]) => reached.has(id) && takesStory(step))
    .map(([id]) => stepProblem("no_purpose_first", main.id, id));
}

function takesStory(step: Step): boolean {
  if (step.type !== "ask") return false;
  return step.answer === "text" ? step.story : step.answer === "choices" && step.or_text !== undefined;
}

/** Somebody who taps and never writes can say, too, that it is dangerous now. */
function checkDanger(script: Script, main: Flow): ScriptProblem[] {
  const exits = Object.values(script.flows).some((flow) =>
    Object.values(flow.steps).some(
      (step) => step.type === "ask" && "choices" in step && step.choices.some((choice) => choice.danger !== undefined),
    ),
  );
  return exits ? [] : [stepProblem("no_danger_exit", main.id, null)];
}

/** From the hello, and from 「人と話したい」, the shortest way to an office, a place or a handoff. */
function checkTaps(main: Flow): ScriptProblem[] {
  return [main.start, ...(main.person === undefined ? [] : [main.person])].flatMap((start) => {
    const taps = tapsToUse(main, start);
    return taps !== null && taps > TAPS_MAX ? [stepProblem("too_many_taps", main.id, start, null, String(taps))] : [];
  });
}

/** Questions to be answered before something useful is shown; null when nothing ever is. */
export function tapsToUse(flow: Flow, start: string): number | null {
  let layer = [start];
  const seen = new Set<string>();
  for (let taps = 0; layer.length > 0; taps++) {
    const next: string[] = [];
    for (let id = layer.pop(); id !== undefined; id = layer.pop()) {
      const step = flow.steps[id];
      if (step === undefined || seen.has(id)) continue;
      seen.add(id);
      if (isUseful(step)) return taps;
      (isQuestion(step) ? next : layer).push(...nextsOf(step));
    }
    layer = next;
  }
  return null;
}

function isUseful(step: Step): boolean {
  if (step.type === "handoff") return true;
  return "show" in step && step.show.some((card) => card === "office" || card === "places" || card === "hotlines");
}

/** Steps that can be reached through steps that `through` lets pass; those where it stops are not among them. */
function reachable(flow: Flow, through: (step: Step) => boolean): Set<string> {
  const seen = new Set<string>();
  const queue = [flow.start, ...(flow.person === undefined ? [] : [flow.person])];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const step = flow.steps[id];
    if (step === undefined || seen.has(id) || !through(step)) continue;
    seen.add(id);
    queue.push(...nextsOf(step));
  }
  return seen;
}
