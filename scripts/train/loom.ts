import { ENTRY, type FitLoops, fitLoops, WIDTH_STEP } from "./fit-loops.ts";

/**
 * Rows speak to `ideas`, these to `thoughts`, and ideas and thoughts to `heads`. Of ideas and of thoughts there are a whole number of
 * {@link WIDTH_STEP}.
 */
export type Shape = {
  readonly rows: number;
  readonly ideas: number;
  readonly thoughts: number;
  readonly heads: number;
};

/**
 * Weights of rows by idea, of ideas by thought, and of ideas and then thoughts by head, and what is added to each idea, thought and head;
 * `encode.ts` makes them small.
 */
export type Network = {
  readonly rows: Float32Array;
  readonly links: Float32Array;
  readonly said: Float32Array;
  readonly ideaBias: Float32Array;
  readonly thoughtBias: Float32Array;
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
  /**
   * What is reckoned for one example: what ideas, then thoughts hear, how they should have heard, how far each head is wrong, and four
   * part sums for each idea and thought of what heads, and for each idea of what thoughts ask of it.
   */
  readonly heard: Float32Array;
  readonly slopes: Float32Array;
  readonly wrong: Float32Array;
  readonly weighed: Float32Array;
  readonly asked: Float32Array;
  readonly rate: Float32Array;
  readonly biasRate: Float32Array;
  readonly at: Readonly<Record<"heard" | "slopes" | "wrong" | "weighed" | "asked" | "rate" | "biasRate", number>>;
  /** The rows of one example; all ideas, towards thoughts; all ideas and thoughts, towards heads; and what is added, each a row of its own. */
  readonly rowList: List;
  readonly linkList: List;
  readonly saidList: List;
  readonly headBias: List;
  readonly ideaBiases: List;
  readonly thoughtBiases: List;
};

const PAGE = 0x10000;
const SHORT = 4;

/** @param most rows that an example may have */
export function makeLoom({ rows, ideas, thoughts, heads }: Shape, most: number): Loom {
  const width = Math.ceil(heads / WIDTH_STEP) * WIDTH_STEP;
  const hidden = ideas + thoughts;
  const behind = (rows * ideas + ideas * thoughts + hidden * width + hidden + width) * SHORT;
  const small = (hidden * 6 + ideas * 4 + width + 8) * SHORT;
  const size = behind * 2 + small + (most + ideas + hidden + 3) * ENTRY;
  const pages = Math.ceil(size / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  let end = 0;
  const take = (count: number) => {
    const part = new Float32Array(memory.buffer, end, count);
    end += part.byteLength;
    return part;
  };
  const network = {
    ...{ rows: take(rows * ideas), links: take(ideas * thoughts), said: take(hidden * width) },
    ...{ ideaBias: take(ideas), thoughtBias: take(thoughts), bias: take(width) },
  };
  const past = take(behind / SHORT);
  const sums = { weighed: take(hidden * 4), asked: take(ideas * 4) };
  const room = { heard: take(hidden), slopes: take(hidden), wrong: take(width), ...sums };
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
  const rowsOf = (table: Float32Array, count: number, columns: number): List =>
    list(Array.from({ length: count }, (_, row) => table.byteOffset + row * columns * SHORT));
  return {
    ...{ ...network, past, behind, headsWidth: width * SHORT, ...room, ...rates, loops: fitLoops(memory) },
    at: placesOf({ ...room, ...rates }),
    rowList: list(Array.from({ length: most }, () => 0)),
    linkList: rowsOf(network.links, ideas, thoughts),
    saidList: rowsOf(network.said, hidden, width),
    headBias: rowsOf(network.bias, 1, width),
    ideaBiases: rowsOf(network.ideaBias, 1, ideas),
    thoughtBiases: rowsOf(network.thoughtBias, 1, thoughts),
  };
}

function placesOf(parts: Readonly<Record<keyof Loom["at"], Float32Array>>): Loom["at"] {
  const { heard, slopes, wrong, weighed, asked, rate, biasRate } = parts;
  return {
    heard: heard.byteOffset,
    slopes: slopes.byteOffset,
    wrong: wrong.byteOffset,
    weighed: weighed.byteOffset,
    asked: asked.byteOffset,
    rate: rate.byteOffset,
    biasRate: biasRate.byteOffset,
  };
}

/** What was learnt, without what heads were filled up with. */
export function wovenNetwork({ rows, links, said, ideaBias, thoughtBias, bias }: Loom, shape: Shape): Network {
  const width = bias.length;
  const hidden = shape.ideas + shape.thoughts;
  const narrow = new Float32Array(hidden * shape.heads);
  for (let one = 0; one < hidden; one++)
    narrow.set(said.subarray(one * width, one * width + shape.heads), one * shape.heads);
  const learnt = { rows: rows.slice(), links: links.slice(), said: narrow };
  return { ...learnt, ideaBias: ideaBias.slice(), thoughtBias: thoughtBias.slice(), bias: bias.slice(0, shape.heads) };
}
