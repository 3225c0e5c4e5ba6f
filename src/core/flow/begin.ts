import type { Language } from "../language.ts";
import type { Script } from "../script.ts";
import { hearLanguage } from "../triage/hear-language.ts";
import { isOwnTrouble } from "../triage/is-own-trouble.ts";
import { type Draft, withSession } from "./draft.ts";
import { keepWords, type Typed } from "./keep-words.ts";
import { languageOfText, restartSession } from "./new-session.ts";
import { storyIn, tellsSomething } from "./tells-story.ts";
import { startFlow } from "./walk.ts";

/**
 * Begins a consultation. A first message that already tells something is kept, so that nobody is asked the same thing twice: neither what
 * it is about nor, when the words leave no doubt, whose trouble it is. It is still told first who answers and what for.
 */
export function begin(script: Script, draft: Draft, first: Typed | null): Draft {
  const { session } = draft;
  const language = session.languageChosen ? session.language : languageFor(script, session.language, first);
  const fresh = startedAnew(script, withSession(draft, { language }));
  if (first === null || !tellsSomething(script, first.text)) return startFlow(script, fresh);
  const told = keepWords(script, fresh, first);
  const own = storyIn(script, first.text)?.sure === true && isOwnTrouble(first.text, script.triage);
  const answers = own ? { ...told.session.answers, about: "self", about_by: "triage" } : told.session.answers;
  return startFlow(script, withSession(told, { answers }));
}

/** The language of the first message where we speak it; やさしい日本語 for those that we only understand. */
export function languageFor(script: Script, current: Language, first: Typed | null): Language {
  if (first === null) return current;
  const heard = hearLanguage(first.text, script.triage);
  const guessed = heard === null || heard === "ja" || heard === "en" ? languageOfText(first.text) : "ja-easy";
  return guessed === null || guessed === "ja" ? current : guessed;
}

/** A blank consultation, but for the danger there was and for words that were said before any had begun. */
export function startedAnew(script: Script, draft: Draft): Draft {
  const { session, event } = draft;
  const early = session.phase === "new" ? session.words : [];
  const fresh = restartSession(session, script.revision, event.id, event.at);
  const blank = withSession(draft, { ...fresh, danger: session.danger });
  return early.reduce((so, each) => keepWords(script, so, each), blank);
}
