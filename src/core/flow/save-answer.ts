import type { Script } from "../script.ts";
import type { Answer, Place } from "../session.ts";
import { type Draft, withSession, withTrace } from "./draft.ts";
import type { Ask } from "./flow.ts";
import { amongName } from "./known.ts";
import { marked } from "./trail.ts";
import { walk } from "./walk.ts";
import { withAnswer } from "./with-answer.ts";

/** Saves what was answered, and goes on to the next step. */
export function saveAnswer(script: Script, draft: Draft, place: Place, step: Ask, value: Answer, next: string): Draft {
  const taken = withTrace(draft, { ...place, by: "next", value: null });
  return goOn(script, withAnswer(withAmong(marked(taken, place), step.save, []), step.save, value), place, next);
}

/** Goes on to a step of the same flow; what was missed before is over. */
export function goOn(script: Script, draft: Draft, place: Place, next: string): Draft {
  return walk(script, withSession(draft, { misses: 0 }), place.flow, next);
}

/** Which towns a typed one may mean: the question's options from now on, until it is answered. */
export function withAmong(draft: Draft, name: string, areas: readonly { id: string }[]): Draft {
  const { [amongName(name)]: _before, ...answers } = draft.session.answers;
  const among = areas.length === 0 ? {} : { [amongName(name)]: areas.map((area) => area.id) };
  return withSession(draft, { answers: { ...answers, ...among } });
}
