import type { Script } from "../script.ts";
import { understand } from "../triage/understand.ts";
import type { Typed } from "./answer.ts";
import { type Draft, withSession } from "./draft.ts";
import { languageOfText, restartSession } from "./new-session.ts";
import { startFlow } from "./walk.ts";

/** Shorter first messages ("こんにちは", "相談") tell no story. */
const STORY_MIN = 6;

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
  const name = script.flows[script.main]?.first_words;
  if (first === null || name === undefined || !tellsStory(first.text)) return startFlow(script, fresh);
  return startFlow(
    script,
    withSession(fresh, {
      words: [{ messageId: first.messageId, at: first.at, text: first.text, step: null }],
      answers: { [name]: first.text },
      sources: { [name]: first.messageId },
    }),
  );
}

function tellsStory(text: string): boolean {
  return text.trim().length >= STORY_MIN && understand([text]).kind === "consultation";
}
