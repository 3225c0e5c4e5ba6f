import type { Effect } from "../effect.ts";
import type { Language } from "../language.ts";
import type { Script } from "../script.ts";
import type { Place, Session } from "../session.ts";
import { beginDraft, type Trace, withSession } from "./draft.ts";
import { finishDraft } from "./finish-draft.ts";
import { newSession } from "./new-session.ts";
import { walk } from "./walk.ts";

/**
 * A trial that begins in the middle: the conversation as if it had just come to this step, with nothing answered before. For the
 * studio; residents always begin at the hello. Throws when there is no such step.
 */
export function beginAt(
  script: Script,
  place: Place,
  language: Language,
  at: string,
): { session: Session; effects: Effect[]; trace: readonly Trace[] } {
  const session = newSession({
    ...{ city: script.city.id, conversationId: "conversation", revision: script.revision, seed: "begin-at", at },
  });
  const began = { ...session, language, languageChosen: true, phase: "asking" as const };
  const draft = beginDraft(began, { type: "timer", id: "begin-at", at, name: "begin" });
  const walked = walk(script, withSession(draft, { callers: callersOf(script, place.flow) }), place.flow, place.step);
  const [next, effects] = finishDraft(script, walked);
  return { session: next, effects, trace: walked.trace };
}

/** Where a called flow would go back to: to the first place that calls it. */
function callersOf(script: Script, flow: string): Place[] {
  if (flow === script.main) return [];
  for (const caller of Object.values(script.flows)) {
    for (const step of Object.values(caller.steps)) {
      if (step.type === "call" && step.flow === flow) return [{ flow: caller.id, step: step.next }];
    }
  }
  return [];
}
