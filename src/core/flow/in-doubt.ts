import type { Event } from "../event.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { putPresent } from "./asides.ts";
import { type Draft, withBubbles, withSession } from "./draft.ts";
import { isFromPage } from "./is-from-page.ts";
import { keepWords, type Typed } from "./keep-words.ts";
import { optionsOf } from "./options.ts";
import { putQuestion, questionAt } from "./question.ts";
import { readExact, readLoosely, readNumber, readSeveral } from "./read-choice.ts";
import { tellsSomething, tellsStory } from "./tells-story.ts";
import { textBubble, words } from "./text.ts";

/**
 * Nobody knows whether our last words reached her: a reply is never sent again blindly. At her next message the present question is
 * put once more, together with what the message brings, unless the message was clearly an answer to it, for then she did see it.
 * A question said twice does no harm; what is said only once (a receipt) is not repeated.
 */
export function afterDoubt(script: Script, draft: Draft, react: (draft: Draft) => Draft): Draft {
  if (!draft.session.inDoubt || !isHers(draft.event)) return react(draft);
  // Who writes on the page sees what stands there, whatever became of LINE.
  if (isFromPage(draft.event)) return react(withSession(draft, { inDoubt: false }));
  const after = withSession(react(draft), { inDoubt: false });
  return after.session.phase === "asking" ? withPresent(script, after) : after;
}

/** Remembers the doubt, unless something was said since: that reaches her, or brings a doubt of its own. */
export function replyInDoubt(draft: Draft, eventId: string): Draft {
  return draft.session.spoke === eventId ? withSession(draft, { inDoubt: true }) : draft;
}

/**
 * Whether a typed text can only be meant for the present question. A bare number may be for the question before it, which she may
 * still have before her eyes, and so may any few words.
 */
export function surelyAnswers(script: Script, session: Session, text: string): boolean {
  const question = questionAt(script, session);
  if (question === null) return true;
  const { place, step } = question;
  const number = readNumber(text);
  if (number !== null && number <= NUMBERED_MAX) return false;
  const options = optionsOf(script, session, place.flow, step);
  if (step.type === "consent") return readExact(options, text) !== null;
  if (readLoosely(options, text) !== null || readSeveral(options, text) !== null) return true;
  if (step.answer === "number") return number !== null;
  if (step.answer === "area") return text.trim().length >= 2;
  return (step.answer === "text" || step.answer === "choices") && tellsStory(script, text);
}

/** Puts the question that she may never have seen; what she wrote instead is kept where it tells something. */
export function askAfterDoubt(script: Script, draft: Draft, typed: Typed): Draft {
  if (!tellsSomething(script, typed.text)) return putQuestion(script, draft);
  const noted = textBubble(words(script, draft.session, "common:noted"));
  return putQuestion(script, withBubbles(keepWords(script, draft, typed), noted));
}

/** Questions have no more answers with a number before them. */
const NUMBERED_MAX = 16;

function isHers({ type }: Event): boolean {
  return type === "said" || type === "tapped" || type === "located" || type === "showed";
}

function withPresent(script: Script, draft: Draft): Draft {
  const present = putPresent(script, { ...draft, bubbles: [], quick: [] });
  const said = new Set([...draft.safety, ...draft.bubbles].map((bubble) => JSON.stringify(bubble)));
  if (present.bubbles.every((bubble) => said.has(JSON.stringify(bubble)))) return draft;
  const { quick, ofSteps } = present;
  return { ...draft, bubbles: [...draft.bubbles, ...present.bubbles], ofSteps, quick };
}
