import type { Script } from "../script.ts";
import { type Draft, withSession } from "./draft.ts";
import { tellsStory } from "./tells-story.ts";
import { withAnswer, withSource } from "./with-answer.ts";

/** What somebody typed, with the message it came in. */
export type Typed = { messageId: string; text: string; at: string };

/** Keeps words told where something else was asked. Where no story was told yet they are it: nobody is asked the same thing twice. */
export function keepWords(script: Script, draft: Draft, typed: Typed): Draft {
  const told = addWords(draft, typed);
  const { messageId, text } = typed;
  const name = script.flows[script.main]?.first_words;
  if (name === undefined || told.session.answers[name] !== undefined || !tellsStory(script, text)) return told;
  return withSource(withAnswer(told, name, text), name, messageId);
}

/** Keeps words that may tell too little to be the story. */
export function addWords(draft: Draft, { messageId, at, text }: Typed): Draft {
  return withSession(draft, { words: [...draft.session.words, { messageId, at, text, step: null }] });
}
