import type { Answer } from "../session.ts";
import { type Draft, withSession } from "./draft.ts";

/** Saves an answer under its name. Topics that the resident chose herself are hers, not triage's. */
export function withAnswer(draft: Draft, name: string, value: Answer): Draft {
  const answers = { ...draft.session.answers, [name]: value };
  // What she chose or said herself is hers, not triage's.
  if (name === "topics") delete answers.topics_by;
  if (name === "about") delete answers.about_by;
  return withSession(draft, { answers });
}

/** Remembers the message in which an answer came, so that taking it back takes the answer back. */
export function withSource(draft: Draft, name: string, messageId: string): Draft {
  return withSession(draft, { sources: { ...draft.session.sources, [name]: messageId } });
}
