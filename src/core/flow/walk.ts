import { findRoute } from "../casework/find-route.ts";
import type { Script } from "../script.ts";
import { understand } from "../triage/understand.ts";
import { cardsOf } from "./cards.ts";
import { holds } from "./condition.ts";
import { type Draft, type Trace, withSession, withStepBubbles, withTrace } from "./draft.ts";
import type { Flow, Step, StepOf } from "./flow.ts";
import { openCase } from "./hand-over.ts";
import { aboutOf, ageOf, topicsOf } from "./known.ts";
import { commandAction, putQuestion } from "./question.ts";
import { routeQuery } from "./route-query.ts";
import { stepWords, textBubble } from "./text.ts";

/** A flow that does more than this without asking is a loop, not a conversation. */
const STEPS_MAX = 40;

/** Starts the conversation's main flow. */
export function startFlow(script: Script, draft: Draft): Draft {
  const flow = flowOf(script, script.main);
  return walk(script, withSession(draft, { phase: "asking", callers: [] }), flow.id, flow.start);
}

/** Goes on from a step until something is asked, handed over, or the flow ends. */
export function walk(script: Script, draft: Draft, flowId: string, stepId: string): Draft {
  let current = draft;
  let at: { flow: string; step: string } | null = { flow: flowId, step: stepId };
  for (let count = 0; count < STEPS_MAX; count++) {
    const step: Step | undefined = flowOf(script, at.flow).steps[at.step];
    if (step === undefined) throw new Error(`flow ${at.flow} has no step ${at.step}`);
    const [next, then] = take(script, current, at, step);
    current = withTrace(next, { ...at, ...wayTaken(current, step) });
    at = then;
    if (at === null) return current;
  }
  throw new Error(`flow ${flowId}: more than ${STEPS_MAX} steps without a question`);
}

type Where = { flow: string; step: string };

/** Takes one step: the draft after it, and where to go on; null when the conversation now waits. */
function take(script: Script, draft: Draft, at: Where, step: Step): [Draft, Where | null] {
  const to = (next: string): Where => ({ flow: at.flow, step: next });
  switch (step.type) {
    case "say":
      return [speak(script, draft, at.flow, step), to(step.next)];
    case "ask":
    case "consent":
      return [putQuestion(script, withSession(cleared(draft, step), { place: at, misses: 0, phase: "asking" })), null];
    case "triage":
      return [triaged(script, draft), to(step.next)];
    case "route":
      return [routed(script, draft), to(step.next)];
    case "branch": {
      const met = step.when.find((each) => holds(each.if, draft.session));
      return [draft, to(met?.next ?? step.otherwise)];
    }
    case "handoff":
      return [openCase(script, withSession(draft, { place: at, phase: "opening" }), "handoff"), null];
    case "call":
      return [
        withSession(draft, { callers: [...draft.session.callers, to(step.next)] }),
        { flow: step.flow, step: flowOf(script, step.flow).start },
      ];
    case "end":
      return end(script, draft, at.flow, step);
    default:
      return step satisfies never;
  }
}

/** How a step was left, as far as it is left by itself. */
function wayTaken(draft: Draft, step: Step): Pick<Trace, "by" | "value"> {
  switch (step.type) {
    case "branch": {
      const met = step.when.findIndex((each) => holds(each.if, draft.session));
      return met === -1 ? { by: "otherwise", value: null } : { by: "condition", value: String(met) };
    }
    case "say":
    case "triage":
    case "route":
    case "call":
    case "handoff":
      return { by: "next", value: null };
    case "ask":
    case "consent":
    case "end":
      return { by: null, value: null };
    default:
      return step satisfies never;
  }
}

/** A question with several choices is chosen anew when it is asked anew. */
function cleared(draft: Draft, step: StepOf<"ask"> | StepOf<"consent">): Draft {
  if (step.type === "consent" || step.answer !== "choices") return draft;
  const { [step.save]: _old, topics_by, ...rest } = draft.session.answers;
  const answers = step.save === "topics" || topics_by === undefined ? rest : { ...rest, topics_by };
  return withSession(draft, { answers });
}

function speak(script: Script, draft: Draft, flowId: string, step: StepOf<"say">): Draft {
  const texts = step.texts.map((key) => textBubble(stepWords(script, draft.session, step, flowId, key)));
  return withStepBubbles(draft, step, ...texts, ...step.show.flatMap((show) => cardsOf(script, draft, show)));
}

/** Reads the whole story so far; later words may change it. Proposes topics only where the resident chose none. */
function triaged(script: Script, draft: Draft): Draft {
  const { session } = draft;
  const chosen = topicsOf(session);
  const tapped = session.answers.topics_by !== "triage" && chosen.length > 0;
  const understanding = understand(
    session.words.map((each) => each.text),
    { about: aboutOf(session) ?? undefined, topics: tapped ? chosen : undefined, ageBand: ageOf(session) ?? undefined },
    script.triage,
    script.danger,
  );
  const proposed = understanding.topics.map((entry) => entry.topic);
  const answers = tapped ? session.answers : { ...session.answers, topics: proposed, topics_by: "triage" };
  return withSession(draft, { understanding, answers });
}

function routed(script: Script, draft: Draft): Draft {
  const { session } = draft;
  const route = findRoute(
    script.city,
    routeQuery(session, draft.event.at, session.consent?.scope ?? null),
    script.holidays,
  );
  return withSession(draft, { route });
}

function end(script: Script, draft: Draft, flowId: string, step: StepOf<"end">): [Draft, Where | null] {
  const texts = step.texts.map((key) => textBubble(stepWords(script, draft.session, step, flowId, key)));
  const said = withStepBubbles(draft, step, ...texts);
  const caller = draft.session.callers.at(-1);
  if (caller !== undefined) return [withSession(said, { callers: draft.session.callers.slice(0, -1) }), caller];
  const phase = draft.session.case !== null && draft.session.case.phase !== "closed" ? "handed" : "ended";
  const ended = withSession(said, { phase, place: null, aside: null });
  // After a consultation, or instead of one, somewhere to go.
  return [{ ...ended, quick: [commandAction(script, ended.session, "places")] }, null];
}

function flowOf(script: Script, id: string): Flow {
  const flow = script.flows[id];
  if (flow === undefined) throw new Error(`no flow "${id}"`);
  return flow;
}
