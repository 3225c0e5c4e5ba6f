import type { Script } from "../script.ts";
import { understand } from "../triage/understand.ts";
import type { Understanding } from "../triage/understanding.ts";

/** Shorter texts ("こんにちは", "相談") tell no story. */
const STORY_MIN = 6;
/** Of so many letters it is a sentence, and whoever reads the case should read it whatever it says. */
const SENTENCE_MIN = 12;

/** Whether a text by itself tells what the trouble is, also when it ends in a question (「払えません。どうしたらいいですか」). */
export function tellsStory(script: Script, text: string): boolean {
  return storyIn(script, text) !== null;
}

/** What a text by itself tells of a trouble; null when it tells none. */
export function storyIn(script: Script, text: string): Understanding | null {
  if (text.trim().length < STORY_MIN) return null;
  const understood = understand([text], {}, script.triage, script.danger);
  return isStory(understood) ? understood : null;
}

/** Whether a text tells a trouble or a danger: it is kept also where it answers a question. */
export function tellsTrouble(script: Script, text: string): boolean {
  const understood = understand([text], {}, script.triage, script.danger);
  return understood.urgency.tier < 3 || (text.trim().length >= STORY_MIN && isStory(understood));
}

/** Whether a text says which kind of trouble it is: 「介護でつかれました」 does, 「相談したいです」 does not. */
export function namesTrouble(script: Script, text: string): boolean {
  return understand([text], {}, script.triage, script.danger).domains.some(({ domain }) => domain !== "other");
}

/** Whether a text that answers no question is to be kept: a trouble, a danger, or a sentence that is more than a greeting. */
export function tellsSomething(script: Script, text: string): boolean {
  if (tellsTrouble(script, text)) return true;
  const { kind } = understand([text], {}, script.triage, script.danger);
  return text.trim().length >= SENTENCE_MIN && kind !== "greeting" && kind !== "thanks";
}

/** Whether a text is longer than a name and written as sentences are, whatever it says: kana between the words. */
export function isSentence(text: string): boolean {
  return text.trim().length >= SENTENCE_MIN && (text.match(/[ぁ-ゖ]/g) ?? []).length >= SENTENCE_MIN / 2;
}

function isStory({ kind, domains }: Understanding): boolean {
  return kind === "consultation" || (kind === "question" && domains.length > 0);
}
