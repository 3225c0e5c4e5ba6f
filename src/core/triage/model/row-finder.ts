import { ROWS_MAX } from "./row-sums.ts";
import {
  ALL_BITS,
  AND,
  again,
  assemble,
  BELOW,
  BITS_OF_PAIRS,
  CHOOSE,
  type Code,
  DIFFERS,
  DOWN,
  EIGHT_TIMES,
  get,
  I32,
  IS_ZERO,
  LOAD,
  LOAD_BYTE,
  LOAD_PAIR,
  LOWEST_BIT,
  load16,
  MINUS,
  PAIRS_EQUAL,
  PLUS,
  STORE,
  STORE_BYTE,
  set,
  TIMES,
  UP,
  V128,
  whole,
  XOR,
} from "./wasm.ts";

/**
 * Finds the rows of numbers (of grams, of signals) and gathers each row once. Whether a number is known and whether it was there already
 * is as good as chance, which a processor guesses wrong half the time: so the loops, for WebAssembly, have no such branches. The arrays
 * are parts of one memory, used up before the next text.
 */
export type RowFinder = {
  /** The numbers that are looked up, and the row of each: `none` where there is none. */
  readonly numbers: Int32Array;
  readonly found: Int32Array;
  readonly none: number;
  /** Looks up the first so many of the numbers. */
  readonly find: (count: number) => void;
  /** The rows that were gathered. */
  readonly rows: Int32Array;
  /** Begins a text of which nothing is gathered yet. */
  readonly begin: () => void;
  /** Puts the first so many of those found behind the rows gathered so far, each that is not there yet; returns how many there are. */
  readonly gather: (count: number, soFar: number) => number;
};

/** A half of a number that so many rows share, or more, could not be told apart. */
export const SHARED_MAX = 31;
const UPPER_COUNT = 0x10000;
const TOGETHER = 8;
const PAIR = 2;
const WHOLE = 4;
const PAGE = 0x10000;
const VECTOR = 16;

/**
 * Rows in the order of their numbers (as unsigned): of those whose upper half is `n` there are `counts[n]`, at most SHARED_MAX, each told
 * by its lower half.
 */
export function makeRowFinder(counts: Uint8Array, lower: Uint16Array): RowFinder {
  const none = lower.length;
  const lowerAt = (UPPER_COUNT + 1) * PAIR;
  const stampsAt = lowerAt + none * PAIR + VECTOR;
  const numbersAt = Math.ceil((stampsAt + none + 1) / VECTOR) * VECTOR;
  const foundAt = numbersAt + ROWS_MAX * WHOLE;
  const rowsAt = foundAt + ROWS_MAX * WHOLE;
  const pages = Math.ceil((rowsAt + ROWS_MAX * 2 * WHOLE) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { buffer } = memory;
  addedUp(counts, new Uint16Array(buffer, 0, UPPER_COUNT + 1));
  new Uint16Array(buffer, lowerAt, none).set(lower);
  const stamps = new Uint8Array(buffer, stampsAt, none + 1);
  const { find, gather } = new WebAssembly.Instance(LOOPS, { js: { memory } }).exports;
  if (typeof find !== "function" || typeof gather !== "function") throw new Error("the loops are not there");
  let generation = 0;
  return {
    numbers: new Int32Array(buffer, numbersAt, ROWS_MAX),
    found: new Int32Array(buffer, foundAt, ROWS_MAX),
    none,
    find: (count) => {
      if (count > 0) find(numbersAt, numbersAt + count * WHOLE, lowerAt, foundAt, none);
    },
    rows: new Int32Array(buffer, rowsAt, ROWS_MAX),
    begin: () => {
      generation = (generation + 1) & 0xff;
      if (generation === 0) {
        stamps.fill(0);
        generation = 1;
      }
      stamps[none] = generation;
    },
    gather: (count, soFar) => {
      if (count === 0) return soFar;
      const all: number = gather(foundAt, foundAt + count * WHOLE, stampsAt, generation, rowsAt, soFar);
      return Math.min(ROWS_MAX, all);
    },
  };
}

/** Where the rows of each upper half begin, and the last ones end. */
function addedUp(counts: Uint8Array, from: Uint16Array): void {
  let row = 0;
  counts.forEach((count, upper) => {
    from[upper] = row;
    row += count;
  });
  from[UPPER_COUNT] = row;
}

/** Eight lower halves at a time are held beside the number's own; more than eight share an upper half next to never. */
function findLoop(): Code {
  const [numbers, end, lower, found, none, number, at, stop, row, there, halves] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const begins = [...get(number), ...whole(16), ...DOWN, ...whole(PAIR), ...TIMES];
  return again([
    ...[...get(numbers), ...LOAD, ...set(number), ...get(number), ...EIGHT_TIMES, ...set(halves)],
    ...[...begins, ...LOAD_PAIR, ...set(at), ...begins, ...whole(PAIR), ...PLUS, ...LOAD_PAIR, ...set(stop)],
    ...[...get(none), ...set(row)],
    ...again([
      ...[...get(lower), ...get(at), ...whole(PAIR), ...TIMES, ...PLUS, ...load16(), ...get(halves), ...PAIRS_EQUAL],
      ...[...BITS_OF_PAIRS, ...ALL_BITS, ...get(stop), ...get(at), ...MINUS, ...UP, ...ALL_BITS, ...XOR, ...AND],
      ...[...set(there), ...get(at), ...get(there), ...LOWEST_BIT, ...PLUS, ...get(row), ...get(there), ...CHOOSE],
      ...[...set(row), ...get(at), ...whole(TOGETHER), ...PLUS, ...set(at)],
      ...[...get(there), ...IS_ZERO, ...get(at), ...get(stop), ...BELOW, ...AND],
    ]),
    ...[...get(found), ...get(row), ...STORE, ...get(found), ...whole(WHOLE), ...PLUS, ...set(found)],
    ...[...get(numbers), ...whole(WHOLE), ...PLUS, ...set(numbers), ...get(numbers), ...get(end), ...BELOW],
  ]);
}

/** Writes each row behind the others, and counts it if its stamp was another's. */
function gatherLoop(): Code {
  const [found, end, stamps, generation, rows, count, row] = [0, 1, 2, 3, 4, 5, 6];
  return [
    ...again([
      ...[...get(found), ...LOAD, ...set(row)],
      ...[...get(rows), ...get(count), ...whole(WHOLE), ...TIMES, ...PLUS, ...get(row), ...STORE],
      ...[...get(count), ...get(stamps), ...get(row), ...PLUS, ...LOAD_BYTE, ...get(generation), ...DIFFERS, ...PLUS],
      ...[...set(count), ...get(stamps), ...get(row), ...PLUS, ...get(generation), ...STORE_BYTE],
      ...[...get(found), ...whole(WHOLE), ...PLUS, ...set(found), ...get(found), ...get(end), ...BELOW],
    ]),
    ...get(count),
  ];
}

const LOOPS = new WebAssembly.Module(
  assemble([
    { name: "find", params: 5, locals: [I32, I32, I32, I32, I32, V128], body: findLoop() },
    { name: "gather", params: 6, locals: [I32], body: gatherLoop(), answers: true },
  ]),
);
