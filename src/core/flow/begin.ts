import type { Script } from "../script.ts";
import { keepWords, type Typed } from "./answer.ts";
import { type Draft, withSession } from "./draft.ts";
import { languageOfText, restartSession } from "./new-session.ts";
import { tellsStory } from "./tells-story.ts";
import { startFlow } from "./walk.ts";

/**
 * Begins a consultation. A first message that already tells a story is kept, so that nobody is asked the same thing twice;
 * it is still told first who answers and what for.
 */
export function begin(script: Script, draft: Draft, first: Typed | null): Draft {
  const { session, event } = draft;
  const guessed = first === null ? null : languageOfText(first.text);
  const language = session.languageChosen || guessed === null || guessed === "ja" ? session.language : guessed;
  const fresh = withSession(draft, {
    ...restartSession(session, script.revision, event.id, event.at),
    language,
    danger: session.danger,
  });
  const told = first !== null && tellsStory(script, first.text) ? keepWords(script, fresh, first) : fresh;
  return startFlow(script, told);
}
