import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { fold } from "./read-choice.ts";
import { words } from "./text.ts";

/** 「はい」「お願いします」 in the resident's language. */
export function saysYes(script: Script, session: Session, text: string): boolean {
  return isAmong(script, session, "common:yes_words", text);
}

/** Whether a text is one of the words that a key lists with 、 between them. */
export function isAmong(script: Script, session: Session, key: string, text: string): boolean {
  return words(script, session, key).split("、").map(fold).includes(fold(text));
}
