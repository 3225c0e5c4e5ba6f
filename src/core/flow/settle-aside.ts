import type { Script } from "../script.ts";
import { type Draft, withSession } from "./draft.ts";
import { keepWords } from "./keep-words.ts";
import { restartSession } from "./new-session.ts";

/** Lays the engine's question aside unanswered. Words that waited behind it stay part of the story. */
export function settleAside(script: Script, draft: Draft): Draft {
  const { session, event } = draft;
  const { aside } = session;
  if (aside === null) return draft;
  const settled = withSession(draft, { aside: null });
  if (aside.kind !== "danger" || aside.pending === null) return settled;
  // After a consultation they are the first words of the next one.
  const ended = session.phase === "ended";
  const { danger } = session;
  const next = ended ? { ...restartSession(session, session.revision, event.id, event.at), danger } : {};
  return keepWords(script, withSession(settled, { ...next, aside: null }), aside.pending);
}
