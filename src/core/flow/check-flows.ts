import { LANGUAGES, type Language } from "../language.ts";
import { checkSay } from "../limits.ts";
import type { Script } from "../script.ts";
import { beginDraft } from "./draft.ts";
import type { Flow, Step } from "./flow.ts";
import { MEANINGFUL } from "./known.ts";
import { nextsOf, textKeysOf } from "./leads.ts";
import { newSession } from "./new-session.ts";
import { optionsOf } from "./options.ts";
import { isQuestion, putQuestion } from "./question.ts";
import { flowKey, words } from "./text.ts";

/**
 * What is wrong with a flow, and where. `step` is null for the flow as a whole; `about` is what it is about (the step, flow, text
 * or name that is meant), `key` the text and its language. Sentences say what to do.
 */
export type FlowProblem = {
  code: FlowProblemCode;
  flow: string;
  step: string | null;
  about: string | null;
  key: string | null;
  language: Language | null;
  reason: string;
};
export type FlowProblemCode =
  | "no_main"
  | "no_person"
  | "start_missing"
  | "target_missing"
  | "flow_missing"
  | "unreached"
  | "uncalled"
  | "never_saved"
  | "silent_loop"
  | "text_missing"
  | "limit"
  | "label_doubled";

/**
 * Everything a flow must satisfy before a resident may meet it: every target exists, every step is reached, no loop runs
 * without asking, every text is there, and no message breaks a limit of LINE in any language.
 */
export function checkFlows(script: Script): FlowProblem[] {
  const flows = Object.values(script.flows);
  const structure = [
    ...checkMain(script),
    ...flows.flatMap((flow) => [...checkTargets(flow, script), ...checkReached(flow, script), ...checkNames(flow)]),
  ];
  // With a broken structure, walking on would only repeat the same mistake in other words.
  if (structure.length > 0) return structure;
  return flows.flatMap((flow) => [...checkLoops(flow), ...checkTexts(flow, script), ...checkMessages(flow, script)]);
}

function checkMain(script: Script): FlowProblem[] {
  const main = script.flows[script.main];
  if (main === undefined)
    return [found("no_main", script.main, null, `there is no flow "${script.main}" to start with`, script.main)];
  if (main.person !== undefined) return [];
  const reason = `"person" is missing: name the step that "I want to talk to a person" leads to`;
  return [found("no_person", main.id, null, reason)];
}

function checkTargets(flow: Flow, script: Script): FlowProblem[] {
  const starts = [flow.start, ...(flow.person === undefined ? [] : [flow.person])];
  const lost = starts
    .filter((id) => flow.steps[id] === undefined)
    .map((id) => found("start_missing", flow.id, null, `starts at "${id}", which is not a step`, id));
  const targets = entries(flow).flatMap(([id, step]) => [
    ...nextsOf(step)
      .filter((next) => flow.steps[next] === undefined)
      .map((next) =>
        found("target_missing", flow.id, id, `leads to "${next}", which is not a step of this flow`, next),
      ),
    ...(step.type === "call" && script.flows[step.flow] === undefined
      ? [found("flow_missing", flow.id, id, `calls the flow "${step.flow}", which does not exist`, step.flow)]
      : []),
  ]);
  return [...lost, ...targets];
}

function checkReached(flow: Flow, script: Script): FlowProblem[] {
  const seen = new Set<string>();
  const queue = [flow.start, ...(flow.person === undefined ? [] : [flow.person])];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const step = flow.steps[id];
    if (step === undefined || seen.has(id)) continue;
    seen.add(id);
    queue.push(...nextsOf(step));
  }
  const unreached = entries(flow)
    .filter(([id]) => !seen.has(id))
    .map(([id]) => found("unreached", flow.id, id, "is never reached: lead to it from another step, or delete it"));
  const called =
    flow.id === script.main ||
    Object.values(script.flows).some((other) =>
      entries(other).some(([, step]) => step.type === "call" && step.flow === flow.id),
    );
  return called ? unreached : [...unreached, found("uncalled", flow.id, null, "is called by no other flow")];
}

/** A flow may not use a name that the engine gives meaning to for something else, nor one that nothing saves. */
function checkNames(flow: Flow): FlowProblem[] {
  const known: readonly string[] = MEANINGFUL;
  return entries(flow).flatMap(([id, step]) => {
    if (step.type !== "ask" || step.answer !== "one_of") return [];
    const saved =
      known.includes(step.of) || entries(flow).some(([, other]) => other.type === "ask" && other.save === step.of);
    const reason = `offers what "${step.of}" chose, but no question saves "${step.of}"`;
    return saved ? [] : [found("never_saved", flow.id, id, reason, step.of)];
  });
}

/** Steps that ask nothing and lead round to themselves would never end. */
function checkLoops(flow: Flow): FlowProblem[] {
  const silent = (id: string): string[] => {
    const step = flow.steps[id];
    return step === undefined || isQuestion(step) || step.type === "handoff" ? [] : nextsOf(step);
  };
  return Object.keys(flow.steps).flatMap((id) => {
    const seen = new Set<string>();
    const queue = [...silent(id)];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (next === id)
        return [
          found(
            "silent_loop",
            flow.id,
            id,
            "comes back to itself without asking anything: put a question into the loop",
          ),
        ];
      if (!seen.has(next)) queue.push(...silent(next));
      seen.add(next);
    }
    return [];
  });
}

function checkTexts(flow: Flow, script: Script): FlowProblem[] {
  return entries(flow).flatMap(([id, step]) =>
    textKeysOf(step)
      .filter((key) => !script.has(flowKey(flow.id, key)))
      .map((key) => ({
        ...found("text_missing", flow.id, id, `the text "${flowKey(flow.id, key)}" is missing in ja`, key),
        key: flowKey(flow.id, key),
        language: "ja" as const,
      })),
  );
}

/** Puts every question and says every text in every language, as a resident would get it, and holds it against the limits. */
function checkMessages(flow: Flow, script: Script): FlowProblem[] {
  const at = "2026-04-01T00:00:00+09:00";
  const blank = newSession({
    city: script.city.id,
    conversationId: "check",
    revision: script.revision,
    seed: "check",
    at,
  });
  return LANGUAGES.flatMap((language) =>
    entries(flow).flatMap(([id, step]) => {
      const session = {
        ...blank,
        language,
        place: { flow: flow.id, step: id },
        answers: everyChoice(step),
        phase: "asking" as const,
      };
      const texts = textKeysOf(step).flatMap((key) => {
        const text = words(script, session, flowKey(flow.id, key));
        return checkSay({ bubbles: [{ kind: "text", text }], quick: [] }).map((each) => ({ ...each, key }));
      });
      const draft = isQuestion(step)
        ? putQuestion(script, beginDraft(session, { id: "check", at, type: "timer", name: "check" }))
        : null;
      const put = draft === null ? [] : checkSay(draft).map((each) => ({ ...each, key: keyAt(step, each.at) }));
      const limits = [...texts, ...put].map((each) => ({ ...each, doubled: false }));
      const doubled = sameLabels(step, flow.id, script, session).map((each) => ({ ...each, doubled: true }));
      return [...limits, ...doubled].map(({ code, at: place, size, max, key, doubled: same }) => ({
        ...found(
          same ? "label_doubled" : "limit",
          flow.id,
          id,
          `in ${language}: ${code} (${size}, at most ${max}) at ${place}`,
        ),
        ...{ about: code, key: key === null ? null : flowKey(flow.id, key), language },
      }));
    }),
  );
}

/** The text that a place in a say ("bubbles[0].actions[2].label") was made from, as far as it can be told. */
function keyAt(step: Step, at: string): string | null {
  if (!isQuestion(step)) return null;
  const action = /actions\[(\d+)\]/.exec(at)?.[1];
  if (action === undefined) return step.text;
  if (step.type === "consent") return [step.share, step.city_only, step.none][Number(action)]?.label ?? null;
  const labels = "choices" in step ? step.choices.map((choice) => choice.label) : [];
  return labels[Number(action)] ?? step.skip?.label ?? null;
}

/** Two buttons that read the same cannot be told apart by typing. */
function sameLabels(step: Step, flowId: string, script: Script, session: Parameters<typeof optionsOf>[1]) {
  if (!isQuestion(step)) return [];
  const labels = optionsOf(script, session, flowId, step).map((option) => option.label);
  const doubled = labels.filter((label, index) => labels.indexOf(label) !== index);
  return doubled.map((label) => ({
    ...{ code: "label_doubled", at: label, size: 2, max: 1 },
    key: keyAt(step, `actions[${labels.lastIndexOf(label)}]`),
  }));
}

/** A question over an earlier choice is checked with everything chosen. */
function everyChoice(step: Step): Record<string, string[]> {
  return step.type === "ask" && step.answer === "one_of"
    ? { [step.of]: step.choices.map((choice) => choice.value) }
    : {};
}

function entries(flow: Flow): [string, Step][] {
  return Object.entries(flow.steps);
}

function found(
  code: FlowProblemCode,
  flow: string,
  step: string | null,
  reason: string,
  about: string | null = null,
): FlowProblem {
  return { code, flow, step, about, key: null, language: null, reason };
}
