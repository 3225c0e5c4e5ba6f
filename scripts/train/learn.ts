import { gramsOf } from "../../src/core/triage/model/grams.ts";
import { HEADS } from "../../src/core/triage/model/heads.ts";
import { GRAM_MAX } from "../../src/core/triage/model/room.ts";
import { blockLength } from "../../src/core/triage/model/stretches.ts";
import { chooseRows } from "./choose-rows.ts";
import { type Example, fitNetwork } from "./fit-network.ts";
import type { Input } from "./input.ts";
import { joinedLines } from "./join-lines.ts";
import type { Network, Shape } from "./loom.ts";
import { NumberPlaces } from "./number-places.ts";

export type Labelled = { readonly input: Input; readonly targets: Uint8Array; readonly isJapanese: boolean };

/** What was learnt, and of which grams and signals: their numbers by row, and how much each weighs in a text. */
export type Learned = {
  readonly numbers: readonly number[];
  readonly values: Float32Array;
  readonly shape: Shape;
  readonly network: Network;
};

/** So many grams and signals the model keeps, and between them and the heads so many ideas and thoughts: they fit two megabytes, packed. */
const ROWS_MAX = 62_000;
const IDEAS = 64;
const THOUGHTS = 64;
/** Chosen by cross-validation. `SIGNALS` is how much a signal weighs against a gram. */
const SIGNALS = 3;
const SETTINGS = { epochs: 9, rate: 0.15, dropout: 0.5, ideaDropout: 0.1, no: 0.01, yes: 0.91, seed: 1 };

/** Chooses what to know and fits it. */
export function learn(labelled: readonly Labelled[]): Learned {
  const chosen = chooseRows(labelled, ROWS_MAX);
  const rows = new NumberPlaces();
  for (const { number } of chosen) rows.add(number);
  const values = Float32Array.from(
    chosen,
    ({ texts, isSignal }) => Math.log(1 + labelled.length / texts) * (isSignal ? SIGNALS : 1),
  );
  const shape = { rows: chosen.length, ideas: IDEAS, thoughts: THOUGHTS, heads: HEADS.length };
  const examples = [...labelled, ...joinedLines(labelled)].map((each) => exampleOf(rows, values, each));
  const numbers = chosen.map(({ number }) => number);
  return { numbers, values, shape, network: fitNetwork(examples, shape, SETTINGS) };
}

function exampleOf(places: NumberPlaces, values: Float32Array, { input, targets }: Labelled): Example {
  const known: number[] = [];
  for (const number of input.numbers) {
    const row = places.find(number);
    if (row < 0) continue;
    RANKS[row] = known.length;
    known.push(row);
  }
  const { pieces, blocks } = piecesOf(places, input.letters);
  const rows = Int32Array.from(known);
  return { rows, values: Float32Array.from(known, (row) => values[row] ?? 0), targets, pieces, blocks };
}

/** Where each row stands among those of the text that is made an example of. */
const RANKS = new Int32Array(ROWS_MAX);

/** Block by block the known grams that begin there. */
function piecesOf(places: NumberPlaces, letters: Uint16Array): Pick<Example, "pieces" | "blocks"> {
  const length = blockLength(letters);
  const grams = gramsOf(letters);
  const pieces: number[] = [];
  const blocks: number[] = [];
  let at = 0;
  for (let letter = 0; letter < letters.length; letter++) {
    if (letter % length === 0) blocks.push(pieces.length);
    for (const end = at + Math.min(GRAM_MAX, letters.length - letter); at < end; at++) {
      const row = places.find(grams[at] ?? 0);
      if (row >= 0) pieces.push(RANKS[row] ?? 0);
    }
  }
  return { pieces: Int32Array.from(pieces), blocks: Int32Array.from([...blocks, pieces.length]) };
}
