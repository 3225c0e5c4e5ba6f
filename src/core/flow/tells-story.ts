import type { Script } from "../script.ts";
import { understand } from "../triage/understand.ts";

/** Shorter texts ("こんにちは", "相談") tell no story. */
const STORY_MIN = 6;

/** Whether a text by itself tells what the trouble is. */
export function tellsStory(script: Script, text: string): boolean {
  return (
    text.trim().length >= STORY_MIN && understand([text], {}, script.triage, script.danger).kind === "consultation"
  );
}
