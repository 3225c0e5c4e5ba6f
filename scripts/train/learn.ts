import { eachGram } from "../../src/core/triage/model/grams.ts";
import { HEADS, MAIN_COUNT } from "../../src/core/triage/model/heads.ts";
import { inputOf } from "../../src/core/triage/read-message.ts";
import { type Example, fitNet, type Net } from "./fit-net.ts";

/** A text as numbers: grams, then signals from `signalsFrom` on; each once. And as the product asks the model. */
export type Input = {
  readonly numbers: Int32Array;
  readonly signalsFrom: number;
  readonly letters: Uint16Array;
  readonly signals: Int32Array;
};

export type Labelled = { readonly input: Input; readonly targets: Uint8Array };

/** A trained net with the words it knows: number → row, and how much each row weighs in a text. */
export type Learned = {
  readonly rows: ReadonlyMap<number, number>;
  readonly values: Float32Array;
  /** In how many texts each row was seen. */
  readonly counts: Float32Array;
  readonly net: Net;
};

/** Reads a text as the product does. */
export function readInput(text: string): Input {
  const { letters, signals } = inputOf(text);
  const seen = new Set<number>();
  eachGram(letters, (gram) => {
    seen.add(gram);
  });
  return { numbers: Int32Array.from([...seen, ...signals]), signalsFrom: seen.size, letters, signals };
}

/** How the two halves are fitted; chosen by cross-validation. `signals` is how much a signal weighs against a gram. */
const SEEN_MIN = 2;
const SIGNALS = 3;
const LINE = { epochs: 8, rate: 0.2, dropout: 0.4, blind: 0, decay: 0, seed: 1 };
const INNER = { epochs: 8, rate: 0.1, dropout: 0.5, blind: 0, decay: 0, seed: 2 };
export const HIDDEN = 32;

/** Fits both halves, the direct line and the hidden layer, each by itself, and joins them: their mean is better than either. */
export function learn(labelled: readonly Labelled[]): Learned {
  const { rows, values, counts } = vocabularyOf(labelled);
  const examples = labelled.map(({ input, targets }) => ({ ...exampleOf(rows, values, input), targets }));
  const heads = HEADS.length;
  const weights = new Float32Array(heads).fill(1);
  const line = fitNet(
    examples,
    { rows: rows.size, hidden: 0, heads: MAIN_COUNT, direct: MAIN_COUNT },
    { ...LINE, weights },
  );
  const inner = fitNet(examples, { rows: rows.size, hidden: HIDDEN, heads, direct: 0 }, { ...INNER, weights });
  return { rows, values, counts, net: joined(line, inner) };
}

function vocabularyOf(labelled: readonly Labelled[]): Pick<Learned, "rows" | "values" | "counts"> {
  const seen = new Map<number, number>();
  const signals = new Set<number>();
  for (const { input } of labelled)
    input.numbers.forEach((number, at) => {
      seen.set(number, (seen.get(number) ?? 0) + 1);
      if (at >= input.signalsFrom) signals.add(number);
    });
  const kept = [...seen].filter(([, count]) => count >= SEEN_MIN);
  const values = Float32Array.from(
    kept,
    ([number, count]) => Math.log(1 + labelled.length / count) * (signals.has(number) ? SIGNALS : 1),
  );
  return {
    rows: new Map(kept.map(([number], row) => [number, row])),
    values,
    counts: Float32Array.from(kept, ([, count]) => count),
  };
}

function exampleOf(rows: ReadonlyMap<number, number>, values: Float32Array, input: Input): Omit<Example, "targets"> {
  const known: number[] = [];
  let signalsFrom = -1;
  input.numbers.forEach((number, at) => {
    if (at >= input.signalsFrom && signalsFrom < 0) signalsFrom = known.length;
    const row = rows.get(number);
    if (row !== undefined) known.push(row);
  });
  return {
    rows: Int32Array.from(known),
    values: Float32Array.from(known, (row) => values[row] ?? 0),
    signalsFrom: signalsFrom < 0 ? known.length : signalsFrom,
  };
}

/** The mean of both for the heads that have a direct line, the hidden layer's answer for the others. */
function joined(line: Net, inner: Net): Net {
  const { hidden, heads } = inner.shape;
  const share = (head: number) => (head < MAIN_COUNT ? 0.5 : 1);
  return {
    shape: { ...inner.shape, direct: MAIN_COUNT },
    line: line.line.map((weight) => weight / 2),
    inner: inner.inner,
    outer: inner.outer.map((weight, at) => weight * share(Math.floor(at / hidden))),
    bias: Float32Array.from({ length: heads }, (_, head) => {
      const own = (inner.bias[head] ?? 0) * share(head);
      return head < MAIN_COUNT ? own + (line.bias[head] ?? 0) / 2 : own;
    }),
  };
}
