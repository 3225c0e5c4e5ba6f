import { join } from "node:path";
import type { Utterance } from "../../src/content/read-corpus.ts";
import { readInput } from "./input.ts";
import type { Labelled } from "./learn.ts";
import { targetsOf } from "./targets.ts";

export const TRAINING = join(import.meta.dirname, "../../training");
export const FOLDS = 3;

/** The corpus as numbers. */
export function labelledCorpus(corpus: readonly Utterance[]): Labelled[] {
  return corpus.map((utterance) => ({
    input: readInput(utterance.text),
    targets: targetsOf(utterance),
    isJapanese: utterance.language.startsWith("ja"),
  }));
}
