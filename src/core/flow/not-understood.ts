import type { Script } from "../script.ts";
import { type Draft, withBubbles, withSession } from "./draft.ts";
import { keepWords, type Typed } from "./keep-words.ts";
import { commandAction, putQuestion } from "./question.ts";
import { tellIfDanger } from "./tell-case.ts";
import { tellsSomething, tellsStory } from "./tells-story.ts";
import { textBubble, words } from "./text.ts";

/** From so many misses on, a person has been offered. */
export const OFFERED = 2;

/**
 * A typed text that is no answer: what it tells is kept. After a new part of the story the question is put again; otherwise it is put
 * once in other words, and after that a person is offered: never a loop.
 */
export function notUnderstood(script: Script, before: Draft, typed: Typed): Draft {
  const heard = tellIfDanger(before, typed);
  const draft = tellsSomething(script, typed.text) ? keepWords(script, heard, typed) : heard;
  const { session } = draft;
  if (tellsStory(script, typed.text)) {
    return putQuestion(script, withBubbles(draft, textBubble(words(script, session, "common:noted"))));
  }
  if (session.misses === 0) return putQuestion(script, withSession(draft, { misses: 1 }), "again");
  const offer = {
    kind: "menu" as const,
    text: words(script, session, "common:offer_person"),
    actions: ["person", "repeat", "stop"].map((command) => commandAction(script, session, command)),
  };
  return withBubbles(withSession(draft, { misses: session.misses + 1 }), offer);
}
