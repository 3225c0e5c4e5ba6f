/** A model's rows as they are in its file: in the order of their numbers (as unsigned), told by upper and lower halves. */
export type RowTable = {
  /** How many rows have the upper half `n`: at most SHARED_MAX. */
  readonly counts: Uint8Array;
  readonly lower: Uint16Array;
  /** What each row is worth. */
  readonly values: Uint8Array;
  /** What each row says to each idea: bytes, of which MIDDLE says nothing. */
  readonly weights: Uint8Array;
  readonly ideas: number;
};

/**
 * The one memory that the loops over rows work in (find-loops.ts, sum-loop.ts, trace-loops.ts), and where in it everything lies: what was
 * learnt, then what is written for a text and used up before the next.
 */
export type Room = {
  readonly memory: WebAssembly.Memory;
  /** Ideas of a row, with those that only fill it up. */
  readonly width: number;
  /** The row of what the model does not know. */
  readonly none: number;
  readonly at: Readonly<Record<Part, number>>;
};

type Part =
  | ("weights" | "buckets" | "lower" | "values" | "stamps")
  | ("letters" | "numbers" | "found" | "grams" | "rows" | "sums")
  | ("told" | "begins" | "lengths" | "direction" | "weighed" | "traces");

/** The byte that says nothing. */
export const MIDDLE = 128;
/** So many numbers may be looked up and so many rows asked about at once, and so many letters read and traced. */
export const ROWS_MAX = 8_192;
export const LETTERS_MAX = 20_480;
/** Pieces of a text that begin at one letter: of one letter to so many. */
export const GRAM_MAX = 5;
/** Loops go on to a whole handful of letters. */
export const SPARE = 8;
/** A half of a number that so many rows share, or more, could not be told apart. */
export const SHARED_MAX = 31;

const UPPER_COUNT = 0x10000;
const BUCKET = 8;
const [PAIR, WHOLE, FRACTION] = [2, 4, 8];
const VECTOR = 16;
const LINE = 64;
const PAGE = 0x10000;

/** Lays out the memory, and puts into it what was learnt. */
export function makeRoom({ counts, lower, values, weights, ideas }: RowTable): Room {
  const none = lower.length;
  // Rows begin at whole vectors, and with 64 ideas each lies in one line of the processor's memory.
  const width = Math.ceil(ideas / VECTOR) * VECTOR;
  const letters = LETTERS_MAX + SPARE;
  const { at, end } = laidOut({
    weights: none * width,
    buckets: UPPER_COUNT * BUCKET,
    lower: none * PAIR,
    values: none + 1,
    stamps: none + 1,
    letters: letters * PAIR,
    numbers: ROWS_MAX * WHOLE,
    found: ROWS_MAX * WHOLE,
    grams: letters * GRAM_MAX * WHOLE,
    rows: ROWS_MAX * 2 * WHOLE,
    sums: width * WHOLE,
    told: ROWS_MAX * WHOLE,
    begins: ROWS_MAX * WHOLE,
    lengths: ROWS_MAX * WHOLE,
    direction: width * FRACTION,
    weighed: letters * WHOLE,
    traces: letters * width * WHOLE,
  });
  const pages = Math.ceil(end / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { buffer } = memory;
  new Uint8Array(buffer, at.weights).set(width === ideas ? weights : padded(weights, ideas, width));
  new Uint16Array(buffer, at.lower).set(lower);
  new Uint8Array(buffer, at.values).set(values);
  fillBuckets(new Uint16Array(buffer, at.buckets, UPPER_COUNT * (BUCKET / PAIR)), counts, lower);
  return { memory, width, none, at };
}

/** Each part behind the other, at the beginning of a line. */
function laidOut(sizes: Readonly<Record<Part, number>>): { at: Record<Part, number>; end: number } {
  const at = { ...sizes };
  let end = 0;
  for (const part of PARTS) {
    at[part] = end;
    end = Math.ceil((end + sizes[part]) / LINE) * LINE;
  }
  return { at, end };
}

const PARTS: readonly Part[] = [
  ...(["weights", "buckets", "lower", "values", "stamps"] as const),
  ...(["letters", "numbers", "found", "grams", "rows", "sums"] as const),
  ...(["told", "begins", "lengths", "direction", "weighed", "traces"] as const),
];

/** The same rows with ideas behind each that say nothing. */
function padded(weights: Uint8Array, ideas: number, width: number): Uint8Array {
  const wider = new Uint8Array((weights.length / ideas) * width).fill(MIDDLE);
  for (let from = 0, to = 0; from < weights.length; from += ideas, to += width)
    wider.set(weights.subarray(from, from + ideas), to);
  return wider;
}

/** Instead of its first row: that a bucket is FULL. */
export const FULL = 0xffff;
const HELD = 3;

/**
 * For each upper half eight bytes, fetched at once: the first row, and the lower halves of up to three rows; of fewer the first one
 * again, so that nothing else is there to be found. Nobody's rows begin at none. Of more than three: FULL, and which rows they are.
 */
function fillBuckets(buckets: Uint16Array, counts: Uint8Array, lower: Uint16Array): void {
  let row = 0;
  for (let upper = 0; upper < UPPER_COUNT; upper++) {
    const to = upper * (HELD + 1);
    const count = counts[upper] ?? 0;
    if (count > HELD) {
      buckets[to] = FULL;
      buckets[to + 1] = row;
      buckets[to + 2] = row + count;
    } else {
      buckets[to] = count === 0 ? lower.length : row;
      for (let at = 0; at < HELD && count > 0; at++) buckets[to + 1 + at] = lower[row + (at < count ? at : 0)] ?? 0;
    }
    row += count;
  }
}
