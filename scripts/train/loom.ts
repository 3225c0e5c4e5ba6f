import { ENTRY, type FitLoops, fitLoops, WIDTH_STEP } from "./fit-loops.ts";

/** Rows speak to `ideas`, which speak to `heads`. Of ideas there are a whole number of {@link WIDTH_STEP}. */
export type Shape = { readonly rows: number; readonly ideas: number; readonly heads: number };

/** Weights of rows by idea and of ideas by head, and what is added to each idea and head; `encode.ts` makes them small. */
export type Network = {
  readonly rows: Float32Array;
  readonly ideas: Float32Array;
  readonly ideaBias: Float32Array;
  readonly bias: Float32Array;
};

/** Rows for the loops: where each begins, at even places, and its value, at odd ones, in the same memory. */
type List = {
  readonly from: number;
  readonly end: number;
  readonly addresses: Int32Array;
  readonly worths: Float32Array;
};

/** A network while it is learnt: all in one memory, for the loops. Heads are filled up to a width of `headsWidth` bytes. */
export type Loom = Network & {
  readonly loops: FitLoops;
  /** What was learnt so far for each weight, so far `behind` it. */
  readonly past: Float32Array;
  readonly behind: number;
  readonly headsWidth: number;
  /** What is reckoned for one example: what ideas hear, how they should have heard, how far each head is wrong, and half-sums. */
  readonly heard: Float32Array;
  readonly slopes: Float32Array;
  readonly wrong: Float32Array;
  readonly weighed: Float32Array;
  readonly rate: Float32Array;
  readonly biasRate: Float32Array;
  readonly at: Readonly<Record<"heard" | "slopes" | "wrong" | "weighed" | "rate" | "biasRate", number>>;
  /** The rows of one example; all ideas; and what is added to heads and to ideas, which is a row of its own. */
  readonly rowList: List;
  readonly ideaList: List;
  readonly headBias: List;
  readonly ideaBiases: List;
};

const PAGE = 0x10000;
const SHORT = 4;

/** @param most rows that an example may have */
export function makeLoom({ rows, ideas, heads }: Shape, most: number): Loom {
  const width = Math.ceil(heads / WIDTH_STEP) * WIDTH_STEP;
  const behind = (rows * ideas + ideas * width + ideas + width) * SHORT;
  const small = (ideas * 6 + width + 8) * SHORT;
  const size = behind * 2 + small + (most + ideas + 2) * ENTRY;
  const pages = Math.ceil(size / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  let end = 0;
  const take = (count: number) => {
    const part = new Float32Array(memory.buffer, end, count);
    end += part.byteLength;
    return part;
  };
  const network = { rows: take(rows * ideas), ideas: take(ideas * width), ideaBias: take(ideas), bias: take(width) };
  const past = take(behind / SHORT);
  const room = { heard: take(ideas), slopes: take(ideas), wrong: take(width), weighed: take(ideas * 4) };
  const rates = { rate: take(4), biasRate: take(4) };
  const list = (entries: readonly number[]): List => {
    const from = end;
    const worths = take(entries.length * 2);
    const addresses = new Int32Array(memory.buffer, from, worths.length);
    entries.forEach((address, at) => {
      addresses[at * 2] = address;
      worths[at * 2 + 1] = 1;
    });
    return { from, end, addresses, worths };
  };
  return {
    ...{ ...network, past, behind, headsWidth: width * SHORT, ...room, ...rates, loops: fitLoops(memory) },
    at: placesOf({ ...room, ...rates }),
    rowList: list(Array.from({ length: most }, () => 0)),
    ideaList: list(Array.from({ length: ideas }, (_, idea) => network.ideas.byteOffset + idea * width * SHORT)),
    headBias: list([network.bias.byteOffset]),
    ideaBiases: list([network.ideaBias.byteOffset]),
  };
}

function placesOf(parts: Readonly<Record<keyof Loom["at"], Float32Array>>): Loom["at"] {
  const { heard, slopes, wrong, weighed, rate, biasRate } = parts;
  return {
    heard: heard.byteOffset,
    slopes: slopes.byteOffset,
    wrong: wrong.byteOffset,
    weighed: weighed.byteOffset,
    rate: rate.byteOffset,
    biasRate: biasRate.byteOffset,
  };
}

/** What was learnt, without what heads were filled up with. */
export function wovenNetwork({ rows, ideas, ideaBias, bias }: Loom, shape: Shape): Network {
  const width = bias.length;
  const said = new Float32Array(shape.ideas * shape.heads);
  for (let idea = 0; idea < shape.ideas; idea++)
    said.set(ideas.subarray(idea * width, idea * width + shape.heads), idea * shape.heads);
  return { rows: rows.slice(), ideas: said, ideaBias: ideaBias.slice(), bias: bias.slice(0, shape.heads) };
}
