import {
  again,
  assemble,
  BELOW,
  BOTH,
  BYTES_MINUS,
  type Code,
  FOURS_PLUS,
  FRACTIONS_MINUS,
  FRACTIONS_PLUS,
  FRACTIONS_TIMES,
  get,
  I32,
  LENGTHEN,
  LOAD,
  LOAD_FOUR,
  LOAD_FRACTION,
  LOWER_HALVES,
  load16,
  MIDDLES,
  MINUS,
  PAIRS_PLUS,
  PLUS,
  SHORT_PLUS,
  SHORTEN,
  set,
  store16,
  TIMES,
  TO_FOURS,
  TO_FRACTIONS,
  TO_PAIRS,
  UPPER_HALF,
  V128,
  whole,
  ZEROS,
} from "./wasm.ts";

/** The byte that says nothing. */
export const MIDDLE = 128;

/**
 * What a model's rows say, added up many ideas at a time. The loops that most of the time of an answer goes into are written for
 * WebAssembly: two to six times as quick as the same in JavaScript, and to the last bit the same. All that they read and write lies
 * in one memory, of which these are parts, used up before the next text.
 */
export type RowSums = {
  /** The rows that are asked about. */
  readonly rows: Int32Array;
  /** What they say to each idea, all together: bytes, of which 128 says nothing. */
  readonly sums: Int32Array;
  /** Adds up the first so many of the rows into `sums`. */
  readonly addUp: (count: number) => void;
  /** Where what each row says begins and ends, as letters of `traces`, and how much of it each letter has. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly share: Float64Array;
  /** What each letter says to each idea: `width` numbers a letter. */
  readonly traces: Float32Array;
  readonly width: number;
  /** Marks in `traces` where what the first so many of the rows say begins and ends. */
  readonly mark: (count: number) => void;
  /** Adds up the marks of the letters [from, to): from then on it stands there what each of them says. */
  readonly spread: (from: number, to: number) => void;
};

/** So many rows may be asked about at once, and so many letters traced. */
export const ROWS_MAX = 8_192;
export const LETTERS_MAX = 20_480;
/** So many bytes add up to no more than 16 bits. */
const ROWS_TOGETHER = 256;
const VECTOR = 16;
const LINE = 64;
const PAGE = 0x10000;
const WHOLE = 4;
const SHORT = 4;
const FRACTION = 8;

/** Sums over a table of rows of bytes, one byte an idea. */
export function makeRowSums(weights: Uint8Array, ideas: number): RowSums {
  // Rows begin at whole vectors, and with 64 ideas each lies in one line of the processor's memory.
  const width = Math.ceil(ideas / VECTOR) * VECTOR;
  const count = weights.length / ideas;
  const rowsAt = Math.ceil((count * width) / LINE) * LINE;
  const fromAt = rowsAt + ROWS_MAX * WHOLE;
  const toAt = fromAt + ROWS_MAX * WHOLE;
  const shareAt = toAt + ROWS_MAX * WHOLE;
  const sumsAt = shareAt + ROWS_MAX * FRACTION;
  const tracesAt = sumsAt + width * WHOLE;
  const pages = Math.ceil((tracesAt + LETTERS_MAX * width * SHORT) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { buffer } = memory;
  new Uint8Array(buffer).set(width === ideas ? weights : padded(weights, ideas, width));
  const { addUp, mark, spread } = new WebAssembly.Instance(LOOPS, { js: { memory } }).exports;
  if (typeof addUp !== "function" || typeof mark !== "function" || typeof spread !== "function")
    throw new Error("the loops are not there");
  const sums = new Int32Array(buffer, sumsAt, width);
  const letter = width * SHORT;
  return {
    rows: new Int32Array(buffer, rowsAt, ROWS_MAX),
    sums,
    addUp: (end) => {
      sums.fill(0);
      for (let from = 0; from < end; from += ROWS_TOGETHER)
        addUp(width, rowsAt + from * WHOLE, rowsAt + Math.min(end, from + ROWS_TOGETHER) * WHOLE, sumsAt);
    },
    from: new Int32Array(buffer, fromAt, ROWS_MAX),
    to: new Int32Array(buffer, toAt, ROWS_MAX),
    share: new Float64Array(buffer, shareAt, ROWS_MAX),
    traces: new Float32Array(buffer, tracesAt, LETTERS_MAX * width),
    width,
    mark: (end) => {
      if (end > 0) mark(width, rowsAt, rowsAt + end * WHOLE, fromAt - rowsAt, toAt - rowsAt, shareAt, tracesAt);
    },
    spread: (from, to) => {
      if (to - from > 1) spread(letter, tracesAt + (from + 1) * letter, tracesAt + to * letter);
    },
  };
}

/** The same rows with room behind each, which says nothing. */
function padded(weights: Uint8Array, ideas: number, width: number): Uint8Array {
  const wider = new Uint8Array((weights.length / ideas) * width).fill(MIDDLE);
  weights.forEach((weight, at) => {
    wider[Math.floor(at / ideas) * width + (at % ideas)] = weight;
  });
  return wider;
}

/** Column by column, down the rows: sixteen bytes into twice eight sums of 16 bits, which are put into `sums` at the bottom. */
function addUpLoop(): Code {
  const [width, rows, end, sums, column, row, bytes, low, high] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const put = (sum: number, widen: Code, behind: number): Code => [
    ...[...get(sums), ...get(sums), ...load16(behind)],
    ...[...get(sum), ...widen, ...FOURS_PLUS, ...store16(behind)],
  ];
  return again([
    ...[...ZEROS, ...set(low), ...ZEROS, ...set(high), ...get(rows), ...set(row)],
    ...again([
      ...[...get(row), ...LOAD, ...get(width), ...TIMES, ...get(column), ...PLUS, ...load16(), ...set(bytes)],
      ...[...get(low), ...get(bytes), ...TO_PAIRS.lower, ...PAIRS_PLUS, ...set(low)],
      ...[...get(high), ...get(bytes), ...TO_PAIRS.upper, ...PAIRS_PLUS, ...set(high)],
      ...onTo(row, WHOLE, end),
    ]),
    ...[...put(low, TO_FOURS.lower, 0), ...put(low, TO_FOURS.upper, VECTOR)],
    ...[...put(high, TO_FOURS.lower, VECTOR * 2), ...put(high, TO_FOURS.upper, VECTOR * 3)],
    ...[...get(sums), ...whole(VECTOR * WHOLE), ...PLUS, ...set(sums)],
    ...onTo(column, VECTOR, width),
  ]);
}

/** Row by row, four ideas at a time: what it says, times its share, is added where it begins and taken away where it ends. */
function markLoop(): Code {
  const [width, rows, end, fromRows, toRows, share, traces, row, stop, from, to, each, four, lower, upper] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
  ];
  const letterAt = (behindRows: number): Code => [
    ...[...get(rows), ...get(behindRows), ...PLUS, ...LOAD, ...get(width), ...TIMES],
    ...[...whole(SHORT), ...TIMES, ...get(traces), ...PLUS],
  ];
  const change = (at: number, how: Code): Code => [
    ...[...get(at), ...get(at), ...load16(), ...LENGTHEN, ...get(lower), ...how, ...SHORTEN],
    ...[
      ...get(at),
      ...load16(),
      ...get(at),
      ...load16(),
      ...UPPER_HALF,
      ...LENGTHEN,
      ...get(upper),
      ...how,
      ...SHORTEN,
    ],
    ...[...LOWER_HALVES, ...store16()],
  ];
  return again([
    ...[...get(rows), ...LOAD, ...get(width), ...TIMES, ...set(row), ...get(row), ...get(width), ...PLUS, ...set(stop)],
    ...[...letterAt(fromRows), ...set(from), ...letterAt(toRows), ...set(to)],
    ...[...get(share), ...LOAD_FRACTION, ...BOTH, ...set(each)],
    ...again([
      ...[...get(row), ...LOAD_FOUR, ...MIDDLES, ...BYTES_MINUS, ...TO_PAIRS.lowerSigned, ...TO_FOURS.lowerSigned],
      ...[...set(four), ...get(four), ...TO_FRACTIONS, ...get(each), ...FRACTIONS_TIMES, ...set(lower)],
      ...[...get(four), ...get(four), ...UPPER_HALF, ...TO_FRACTIONS, ...get(each), ...FRACTIONS_TIMES, ...set(upper)],
      ...[...change(from, FRACTIONS_PLUS), ...change(to, FRACTIONS_MINUS)],
      ...[...get(from), ...whole(VECTOR), ...PLUS, ...set(from), ...get(to), ...whole(VECTOR), ...PLUS, ...set(to)],
      ...onTo(row, WHOLE, stop),
    ]),
    ...[...get(share), ...whole(FRACTION), ...PLUS, ...set(share)],
    ...onTo(rows, WHOLE, end),
  ]);
}

/** Adds to each letter what the letter before it says. */
function spreadLoop(): Code {
  const [letter, at, end, before] = [0, 1, 2, 3];
  return [
    ...[...get(at), ...get(letter), ...MINUS, ...set(before)],
    ...again([
      ...[...get(at), ...get(at), ...load16(), ...get(before), ...load16(), ...SHORT_PLUS, ...store16()],
      ...[...get(before), ...whole(VECTOR), ...PLUS, ...set(before)],
      ...onTo(at, VECTOR, end),
    ]),
  ];
}

/** Moves an address on, and tells whether it is still before the end. */
function onTo(at: number, step: number, end: number): Code {
  return [...get(at), ...whole(step), ...PLUS, ...set(at), ...get(at), ...get(end), ...BELOW];
}

const LOOPS = new WebAssembly.Module(
  assemble([
    { name: "addUp", params: 4, locals: [I32, I32, V128, V128, V128], body: addUpLoop() },
    { name: "mark", params: 7, locals: [I32, I32, I32, I32, V128, V128, V128, V128], body: markLoop() },
    { name: "spread", params: 3, locals: [I32], body: spreadLoop() },
  ]),
);
