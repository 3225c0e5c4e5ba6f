import { gramsOf, pairsOf } from "../../src/core/triage/model/grams.ts";
import { inputOf } from "../../src/core/triage/read-message.ts";

/** A text as numbers: grams and pairs of signals, then signals from `signalsFrom` on; each once. And as the product asks the model. */
export type Input = {
  readonly numbers: Int32Array;
  readonly signalsFrom: number;
  readonly letters: Uint16Array;
  readonly signals: Int32Array;
};

/** Reads a text as the product does. */
export function readInput(text: string): Input {
  const { letters, signals } = inputOf(text);
  return inputFrom(letters, signals);
}

/** @param signals each once. */
export function inputFrom(letters: Uint16Array, signals: Int32Array): Input {
  const pairs = pairsOf(signals);
  const seen = new Set([...gramsOf(letters), ...pairs.numbers.subarray(0, pairs.count)]);
  return { numbers: Int32Array.from([...seen, ...signals]), signalsFrom: seen.size, letters, signals };
}
