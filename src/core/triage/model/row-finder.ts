import { FIND_LOOPS } from "./find-loops.ts";
import { GRAM_MAX, LETTERS_MAX, ROWS_MAX, type Room, SPARE } from "./room.ts";

/** Finds the rows of a text's grams and of other numbers, and gathers each row once. All arrays are parts of the room. */
export type RowFinder = {
  /** The row of what the model does not know. */
  readonly none: number;
  /** Of each letter the rows of the grams that begin there, of one letter to GRAM_MAX. */
  readonly grams: Int32Array;
  /** Finds the grams that begin at the letters [from, from + LETTERS_MAX); tells at how many letters. */
  readonly findGrams: (letters: Uint16Array, from: number) => number;
  /** Numbers that are looked up, and the row of each. */
  readonly numbers: Int32Array;
  readonly found: Int32Array;
  /** Looks up the first so many of the numbers. */
  readonly find: (count: number) => void;
  /** The rows that were gathered. */
  readonly rows: Int32Array;
  /** Begins a text of which nothing is gathered yet. */
  readonly begin: () => void;
  /** Puts the rows of the grams of so many letters, or the first so many of those found, behind the rows gathered so far; returns how many there are. */
  readonly gatherGrams: (letters: number, soFar: number) => number;
  readonly gather: (count: number, soFar: number) => number;
  /** The squares of what the first so many of the gathered rows are worth, added up; and of those that were told (row-sums.ts). */
  readonly squares: (count: number) => number;
  readonly toldSquares: (count: number) => number;
};

const [PAIR, WHOLE] = [2, 4];
const LETTERS_TOGETHER = Math.floor(ROWS_MAX / GRAM_MAX);

/** Over the rows of a room. */
export function makeRowFinder({ memory, at, none }: Room): RowFinder {
  const { buffer } = memory;
  const { find, findGrams, gather, squares } = new WebAssembly.Instance(FIND_LOOPS, { js: { memory } }).exports;
  if (
    typeof find !== "function" ||
    typeof findGrams !== "function" ||
    typeof gather !== "function" ||
    typeof squares !== "function"
  )
    throw new Error("the loops are not there");
  const room = new Uint16Array(buffer, at.letters, LETTERS_MAX + SPARE);
  const grams = new Int32Array(buffer, at.grams, LETTERS_MAX * GRAM_MAX);
  const stamps = new Uint8Array(buffer, at.stamps, none + 1);
  let generation = 0;
  const gatherFrom = (from: number, count: number, soFar: number): number => {
    if (count === 0) return soFar;
    const all: number = gather(from, from + count * WHOLE, at.stamps, generation, at.rows, soFar);
    return Math.min(ROWS_MAX, all);
  };
  return {
    none,
    grams,
    findGrams: (letters, from) => {
      const count = Math.min(letters.length - from, LETTERS_MAX);
      room.set(from === 0 && letters.length <= room.length ? letters : letters.subarray(from, from + room.length));
      findGrams(at.letters, at.letters + count * PAIR, at.grams, at.numbers, at.buckets, at.lower, none);
      forgetBehind(grams, count, letters.length - from, none);
      return count;
    },
    numbers: new Int32Array(buffer, at.numbers, ROWS_MAX),
    found: new Int32Array(buffer, at.found, ROWS_MAX),
    find: (count) => {
      if (count > 0) find(at.numbers, at.numbers + count * WHOLE, at.found, at.buckets, at.lower, none);
    },
    rows: new Int32Array(buffer, at.rows, ROWS_MAX),
    begin: () => {
      generation = (generation + 1) & 0xff;
      if (generation === 0) {
        stamps.fill(0);
        generation = 1;
      }
      stamps[none] = generation;
    },
    gatherGrams: (letters, soFar) => {
      let all = soFar;
      for (let from = 0; from < letters; from += LETTERS_TOGETHER) {
        const count = Math.min(letters - from, LETTERS_TOGETHER) * GRAM_MAX;
        all = gatherFrom(at.grams + from * GRAM_MAX * WHOLE, count, all);
      }
      return all;
    },
    gather: (count, soFar) => gatherFrom(at.found, count, soFar),
    squares: (count) => (count === 0 ? 0 : squares(at.rows, at.rows + count * WHOLE, at.values)),
    toldSquares: (count) => (count === 0 ? 0 : squares(at.told, at.told + count * WHOLE, at.values)),
  };
}

/** Of the last letters begin no grams that would end behind the text. */
function forgetBehind(grams: Int32Array, count: number, letters: number, none: number): void {
  for (let letter = Math.max(0, letters - GRAM_MAX + 1); letter < count; letter++)
    for (let length = letters - letter; length < GRAM_MAX; length++) grams[letter * GRAM_MAX + length] = none;
}
