import { pairsOf, type Words, wordsOf } from "./grams.ts";
import { ROWS_MAX } from "./room.ts";
import type { RowFinder } from "./row-finder.ts";
import type { TriageModel } from "./triage-model.ts";

/** How many rows a model has for a text, and the sum of their values' squares. */
export type KnownRows = { readonly count: number; readonly squares: number };

/** Gathers the rows that a model has for a text's grams and words, for its signals and for every two of these, each once. */
export function knownRows({ finder }: TriageModel, letters: Uint16Array, signals: Int32Array): KnownRows {
  finder.begin();
  let count = 0;
  for (let from = 0; from < letters.length; ) {
    const some = findGrams(finder, letters, from);
    count = finder.gatherGrams(some, count);
    from += some;
  }
  const words = wordsOf(letters);
  const pairs = pairsOf(signals);
  count = gatherAll(finder, words.numbers, words.count, count);
  count = gatherAll(finder, signals, signals.length, count);
  count = gatherAll(finder, pairs.numbers, pairs.count, count);
  return { count, squares: finder.squares(count) };
}

/** The rows of a text's words and pairs of words; only the first ROWS_MAX of them. */
export function knownWords({ finder }: TriageModel, letters: Uint16Array): Words & { readonly rows: Int32Array } {
  const words = wordsOf(letters);
  const count = Math.min(words.count, ROWS_MAX);
  find(finder, words.numbers, 0, count);
  return { ...words, count, rows: finder.found };
}

/** Finds the first grams of a text for `finder.grams`; those that were found last are still there. Tells of how many letters. */
export function knownGrams({ finder }: Pick<TriageModel, "finder">, letters: Uint16Array): number {
  if (last.finder !== finder || last.letters !== letters || last.from !== 0) findGrams(finder, letters, 0);
  return last.count;
}

type Last = { finder: RowFinder | null; letters: Uint16Array | null; from: number; count: number };
const last: Last = { finder: null, letters: null, from: 0, count: 0 };

function findGrams(finder: RowFinder, letters: Uint16Array, from: number): number {
  last.finder = finder;
  last.letters = letters;
  last.from = from;
  last.count = finder.findGrams(letters, from);
  return last.count;
}

/** Looks up the first so many numbers, as many at a time as there is room for, and gathers their rows behind those that are there. */
function gatherAll(finder: RowFinder, numbers: Int32Array, end: number, soFar: number): number {
  let all = soFar;
  for (let from = 0; from < end; from += ROWS_MAX) {
    const count = Math.min(end - from, ROWS_MAX);
    find(finder, numbers, from, count);
    all = finder.gather(count, all);
  }
  return all;
}

function find(finder: RowFinder, numbers: Int32Array, from: number, count: number): void {
  for (let at = 0; at < count; at++) finder.numbers[at] = numbers[from + at] ?? 0;
  finder.find(count);
}
