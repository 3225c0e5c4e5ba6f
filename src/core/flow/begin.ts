import type { Script } from "../script.ts";
import { type Draft, withSession } from "./draft.ts";
import { keepWords, type Typed } from "./keep-words.ts";
import { languageOfText, restartSession } from "./new-session.ts";
import { tellsSomething } from "./tells-story.ts";
import { startFlow } from "./walk.ts";

/**
 * Begins a consultation. A first message that already tells something is kept, so that nobody is asked the same thing twice;
 * it is still told first who answers and what for.
 */
export function begin(script: Script, draft: Draft, first: Typed | null): Draft {
  const { session } = draft;
  const guessed = first === null ? null : languageOfText(first.text);
  const language = session.languageChosen || guessed === null || guessed === "ja" ? session.language : guessed;
  const fresh = startedAnew(script, withSession(draft, { language }));
  const told = first !== null && tellsSomething(script, first.text) ? keepWords(script, fresh, first) : fresh;
  return startFlow(script, told);
}

/** A blank consultation, but for the danger there was and for words that were said before any had begun. */
export function startedAnew(script: Script, draft: Draft): Draft {
  const { session, event } = draft;
  const early = session.phase === "new" ? session.words : [];
  const fresh = restartSession(session, script.revision, event.id, event.at);
  const blank = withSession(draft, { ...fresh, danger: session.danger });
  return early.reduce((so, each) => keepWords(script, so, each), blank);
}
