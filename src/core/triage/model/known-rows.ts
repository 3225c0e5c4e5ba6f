import { type Grams, gramsOf, pairsOf } from "./grams.ts";
import { ROWS_MAX } from "./row-sums.ts";
import { rowOf, type TriageModel } from "./triage-model.ts";

/** How many rows a model has for a text, and the sum of their values' squares. */
export type KnownRows = { readonly count: number; readonly squares: number };

/** Every gram of a text with its row, or -1 where the model does not know it. */
export type KnownGrams = Grams & { readonly rows: Int32Array };

/** Puts the rows that a model has for a text's grams, for its signals and for every two of these into `said.rows`, each once. */
export function knownRows(model: TriageModel, letters: Uint16Array, signals: Int32Array): KnownRows {
  const generation = nextGeneration(model);
  const grams = knownGrams(model, letters);
  let count = 0;
  for (let at = 0; at < grams.count; at++) count = take(model, generation, grams.rows[at] ?? -1, count);
  for (let at = 0; at < signals.length; at++)
    count = take(model, generation, rowOf(model.rows, signals[at] ?? 0), count);
  const pairs = pairsOf(signals);
  for (let at = 0; at < pairs.count; at++)
    count = take(model, generation, rowOf(model.rows, pairs.numbers[at] ?? 0), count);
  let squares = 0;
  for (let at = 0; at < count; at++) squares += (model.values[model.said.rows[at] ?? 0] ?? 0) ** 2;
  return { count, squares };
}

/**
 * The grams of a text with their rows. Asked again for the letters it was asked for last, it has them still: whoever wants to know why
 * asks directly after what. The arrays are shared.
 */
export function knownGrams(model: TriageModel, letters: Uint16Array): KnownGrams {
  const grams = gramsOf(letters);
  if (last !== null && last.model === model && last.grams === grams) return last.known;
  if (ROOM.rows.length < grams.count) ROOM.rows = new Int32Array(grams.numbers.length);
  const { rows } = ROOM;
  for (let at = 0; at < grams.count; at++) rows[at] = rowOf(model.rows, grams.numbers[at] ?? 0);
  last = { model, grams, known: { ...grams, rows } };
  return last.known;
}

let last: { readonly model: TriageModel; readonly grams: Grams; readonly known: KnownGrams } | null = null;
const ROOM = { rows: new Int32Array(0) };

/** Puts a row behind those that are there, unless it is one of them or none; returns how many there are now. */
function take({ stamps, said }: TriageModel, generation: number, row: number, count: number): number {
  if (row < 0 || stamps[row] === generation || count >= ROWS_MAX) return count;
  stamps[row] = generation;
  said.rows[count] = row;
  return count + 1;
}

function nextGeneration({ scratch, stamps }: TriageModel): number {
  scratch.generation = (scratch.generation + 1) & 0xff;
  if (scratch.generation === 0) {
    stamps.fill(0);
    scratch.generation = 1;
  }
  return scratch.generation;
}
