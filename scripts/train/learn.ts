import { gramsOf, pairsOf } from "../../src/core/triage/model/grams.ts";
import { HEADS } from "../../src/core/triage/model/heads.ts";
import { inputOf } from "../../src/core/triage/read-message.ts";
import { chooseRows } from "./choose-rows.ts";
import { type Example, fitNetwork } from "./fit-network.ts";
import type { Network, Shape } from "./loom.ts";

/** A text as numbers: grams and pairs of signals, then signals from `signalsFrom` on; each once. And as the product asks the model. */
export type Input = {
  readonly numbers: Int32Array;
  readonly signalsFrom: number;
  readonly letters: Uint16Array;
  readonly signals: Int32Array;
};

export type Labelled = { readonly input: Input; readonly targets: Uint8Array; readonly isJapanese: boolean };

/** What was learnt, and of which grams and signals: their numbers by row, and how much each weighs in a text. */
export type Learned = {
  readonly numbers: readonly number[];
  readonly values: Float32Array;
  readonly shape: Shape;
  readonly network: Network;
};

/** Reads a text as the product does. */
export function readInput(text: string): Input {
  const { letters, signals } = inputOf(text);
  const pairs = pairsOf(signals);
  const seen = new Set([...gramsOf(letters), ...pairs.numbers.subarray(0, pairs.count)]);
  return { numbers: Int32Array.from([...seen, ...signals]), signalsFrom: seen.size, letters, signals };
}

/** So many grams and signals the model keeps, and between them and the heads so many ideas and thoughts: they fit two megabytes, packed. */
const ROWS_MAX = 62_000;
const IDEAS = 64;
const THOUGHTS = 64;
/** Chosen by cross-validation. `SIGNALS` is how much a signal weighs against a gram. */
const SIGNALS = 3;
const SETTINGS = { epochs: 10, rate: 0.15, dropout: 0.35, ideaDropout: 0.1, no: 0.01, yes: 0.91, seed: 1 };

/** Chooses what to know and fits it. */
export function learn(labelled: readonly Labelled[]): Learned {
  const chosen = chooseRows(labelled, ROWS_MAX);
  const rows = new Map(chosen.map(({ number }, row) => [number, row]));
  const values = Float32Array.from(
    chosen,
    ({ texts, isSignal }) => Math.log(1 + labelled.length / texts) * (isSignal ? SIGNALS : 1),
  );
  const shape = { rows: chosen.length, ideas: IDEAS, thoughts: THOUGHTS, heads: HEADS.length };
  const examples = labelled.map(({ input, targets }) => exampleOf(rows, values, input.numbers, targets));
  const numbers = chosen.map(({ number }) => number);
  return { numbers, values, shape, network: fitNetwork(examples, shape, SETTINGS) };
}

function exampleOf(
  rows: ReadonlyMap<number, number>,
  values: Float32Array,
  numbers: Int32Array,
  targets: Uint8Array,
): Example {
  const known: number[] = [];
  for (const number of numbers) {
    const row = rows.get(number);
    if (row !== undefined) known.push(row);
  }
  return { rows: Int32Array.from(known), values: Float32Array.from(known, (row) => values[row] ?? 0), targets };
}
