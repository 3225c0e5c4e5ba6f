import { BLOCKS_OF_STRETCH } from "../../src/core/triage/model/stretches.ts";
import { ENTRY, type FitLoops, fitLoops, WIDTH_STEP } from "./fit-loops.ts";

/**
 * Rows speak to `ideas`, and again to as many `peaks`, which hear the stretch of a text that says most to them; both speak to `thoughts`; and
 * ideas, peaks and thoughts to `heads`. Of ideas and of thoughts there are a whole number of {@link WIDTH_STEP}.
 */
export type Shape = {
  readonly rows: number;
  readonly ideas: number;
  readonly thoughts: number;
  readonly heads: number;
};

/**
 * Weights of rows by idea, of ideas and then peaks by thought, and of ideas, peaks and then thoughts by head, and what is added to each idea and
 * peak, thought and head; `encode.ts` makes them small.
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

/** A table of the loops' memory, and where it begins. */
type Table = { readonly cells: Float32Array; readonly from: number };

/** How much room the longest example needs. */
export type Most = { readonly rows: number; readonly pieces: number; readonly blocks: number };

/** A network while it is learnt: all in one memory, for the loops. Heads are filled up to a width of `headsWidth` bytes. */
export type Loom = Network & {
  readonly loops: FitLoops;
  /** What was learnt so far for each weight, so far `behind` it. */
  readonly past: Float32Array;
  readonly behind: number;
  readonly headsWidth: number;
  /**
   * What is reckoned for one example: what ideas, then peaks, then thoughts hear, how they should have heard, how far each head is wrong, and
   * four part sums for each of them of what heads, and for each idea and peak of what thoughts ask of it.
   */
  readonly heard: Float32Array;
  readonly slopes: Float32Array;
  readonly wrong: Float32Array;
  readonly weighed: Float32Array;
  readonly asked: Float32Array;
  readonly rate: Float32Array;
  readonly biasRate: Float32Array;
  readonly at: Readonly<Record<"heard" | "slopes" | "wrong" | "weighed" | "asked" | "rate" | "biasRate", number>>;
  /** What blocks and stretches say to each idea, what is asked of each block, and what of each row beside what is asked of all. */
  readonly blocks: Table;
  readonly stretches: Table;
  readonly blockSlopes: Table;
  readonly own: Table;
  /** The rows of one example, the pieces of its blocks one block after the other, where each has what is asked of it, and the blocks of a stretch. */
  readonly rowList: List;
  readonly pieceList: List;
  readonly askList: List;
  readonly stretchList: List;
  /** All ideas and peaks, towards thoughts; these and all thoughts, towards heads; and what is added, each a row of its own. */
  readonly linkList: List;
  readonly saidList: List;
  readonly headBias: List;
  readonly ideaBiases: List;
  readonly thoughtBiases: List;
};

const PAGE = 0x10000;
const SHORT = 4;

export function makeLoom({ rows, ideas, thoughts, heads }: Shape, most: Most): Loom {
  const width = Math.ceil(heads / WIDTH_STEP) * WIDTH_STEP;
  const hearing = ideas * 2;
  const hidden = hearing + thoughts;
  const behind = (rows * ideas + hearing * thoughts + hidden * width + hidden + width) * SHORT;
  const small = (hidden * 6 + hearing * 4 + width + 8 + (most.blocks * 3 + most.rows) * ideas) * SHORT;
  const entries = most.rows + most.pieces * 2 + BLOCKS_OF_STRETCH + hearing + hidden + 3;
  const pages = Math.ceil((behind * 2 + small + entries * ENTRY) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  let end = 0;
  const take = (count: number) => {
    const part = new Float32Array(memory.buffer, end, count);
    end += part.byteLength;
    return part;
  };
  const network = {
    ...{ rows: take(rows * ideas), links: take(hearing * thoughts), said: take(hidden * width) },
    ...{ ideaBias: take(hearing), thoughtBias: take(thoughts), bias: take(width) },
  };
  const past = take(behind / SHORT);
  const sums = { weighed: take(hidden * 4), asked: take(hearing * 4) };
  const room = { heard: take(hidden), slopes: take(hidden), wrong: take(width), ...sums };
  const rates = { rate: take(4), biasRate: take(4) };
  const table = (count: number): Table => ({ from: end, cells: take(count * ideas) });
  const list = (addresses: readonly number[]): List => listOf(memory, take(addresses.length * 2), addresses);
  const empty = (count: number): List => list(Array.from({ length: count }, () => 0));
  const rowsOf = (cells: Float32Array, count: number, columns: number): List =>
    list(Array.from({ length: count }, (_, row) => cells.byteOffset + row * columns * SHORT));
  return {
    ...{ ...network, past, behind, headsWidth: width * SHORT, ...room, ...rates, loops: fitLoops(memory) },
    at: placesOf({ ...room, ...rates }),
    ...{ blocks: table(most.blocks), stretches: table(most.blocks), blockSlopes: table(most.blocks) },
    own: table(most.rows),
    ...{ rowList: empty(most.rows), pieceList: empty(most.pieces), askList: empty(most.pieces) },
    stretchList: empty(BLOCKS_OF_STRETCH),
    linkList: rowsOf(network.links, hearing, thoughts),
    saidList: rowsOf(network.said, hidden, width),
    headBias: rowsOf(network.bias, 1, width),
    ideaBiases: rowsOf(network.ideaBias, 1, hearing),
    thoughtBiases: rowsOf(network.thoughtBias, 1, thoughts),
  };
}

function listOf(memory: WebAssembly.Memory, worths: Float32Array, entries: readonly number[]): List {
  const from = worths.byteOffset;
  const addresses = new Int32Array(memory.buffer, from, worths.length);
  entries.forEach((address, at) => {
    addresses[at * 2] = address;
    worths[at * 2 + 1] = 1;
  });
  return { from, end: from + worths.byteLength, addresses, worths };
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
  const hidden = shape.ideas * 2 + shape.thoughts;
  const narrow = new Float32Array(hidden * shape.heads);
  for (let one = 0; one < hidden; one++)
    narrow.set(said.subarray(one * width, one * width + shape.heads), one * shape.heads);
  const learnt = { rows: rows.slice(), links: links.slice(), said: narrow };
  return { ...learnt, ideaBias: ideaBias.slice(), thoughtBias: thoughtBias.slice(), bias: bias.slice(0, shape.heads) };
}
