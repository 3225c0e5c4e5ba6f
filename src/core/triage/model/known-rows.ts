import { type Grams, gramsOf, pairsOf } from "./grams.ts";
import { ROWS_MAX } from "./row-sums.ts";
import type { TriageModel } from "./triage-model.ts";

/** How many rows a model has for a text, and the sum of their values' squares. */
export type KnownRows = { readonly count: number; readonly squares: number };

/** Every gram of a text with its row, or that of none (`finder.none`) where the model does not know it. */
export type KnownGrams = Grams & { readonly rows: Int32Array };

/** Puts the rows that a model has for a text's grams, for its signals and for every two of these into `said.rows`, each once. */
export function knownRows(model: TriageModel, letters: Uint16Array, signals: Int32Array): KnownRows {
  const { finder, said, values } = model;
  finder.begin();
  const count = gatherGrams(model, gramsOf(letters));
  const pairs = pairsOf(signals);
  const some = gatherAll(model, signals, signals.length, count);
  const all = gatherAll(model, pairs.numbers, pairs.count, some);
  let squares = 0;
  for (let at = 0; at < all; at++) {
    const row = finder.rows[at] ?? 0;
    said.rows[at] = row;
    squares += (values[row] ?? 0) ** 2;
  }
  return { count: all, squares };
}

/**
 * The grams of a text with their rows. Asked for the letters it was asked for last, it has them still: whoever wants to know why asks
 * directly after what. The arrays are shared.
 */
export function knownGrams(model: TriageModel, letters: Uint16Array): KnownGrams {
  const grams = gramsOf(letters);
  if (last.model !== model || last.grams !== grams) gatherGrams(model, grams);
  return { ...grams, rows: ROOM.rows };
}

type Last = { model: TriageModel | null; grams: Grams | null };
const last: Last = { model: null, grams: null };
const ROOM = { rows: new Int32Array(0) };

/** Gathers the rows of grams, and keeps which gram has which. */
function gatherGrams(model: TriageModel, grams: Grams): number {
  if (ROOM.rows.length < grams.count) ROOM.rows = new Int32Array(grams.numbers.length);
  last.model = model;
  last.grams = grams;
  return gatherAll(model, grams.numbers, grams.count, 0, ROOM.rows);
}

/** Looks up the first so many numbers, as many at a time as there is room for, and gathers their rows behind those that are there. */
function gatherAll(
  { finder }: TriageModel,
  numbers: Int32Array,
  end: number,
  soFar: number,
  kept: Int32Array | null = null,
): number {
  let all = soFar;
  for (let from = 0; from < end; from += ROWS_MAX) {
    const count = Math.min(end - from, ROWS_MAX);
    for (let at = 0; at < count; at++) finder.numbers[at] = numbers[from + at] ?? 0;
    finder.find(count);
    if (kept !== null) for (let at = 0; at < count; at++) kept[from + at] = finder.found[at] ?? 0;
    all = finder.gather(count, all);
  }
  return all;
}
