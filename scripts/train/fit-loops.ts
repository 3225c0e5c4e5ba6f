import {
  again,
  allShort,
  assemble,
  BELOW,
  type Code,
  FOURS_DOWN,
  FOURS_MINUS,
  fourTimes,
  get,
  I32,
  LOAD,
  LOAD_SHORT,
  load16,
  PLUS,
  SHORT_MINUS,
  SHORT_PLUS,
  SHORT_TIMES,
  set,
  store16,
  V128,
  whole,
  ZEROS,
} from "../../src/core/triage/model/wasm.ts";

/**
 * The loops that learning spends its time in, four weights at a time, some ten times as quick as the same in JavaScript. All go through
 * a list of rows, each an address and a value; rows are as wide as a whole number of {@link WIDTH_STEP}. Addresses and widths are in bytes.
 */
export type FitLoops = {
  /** Adds to `sums` each row times its value. */
  readonly addUp: (list: number, end: number, sums: number, width: number) => void;
  /** For each row, one behind the other, four numbers at `out` that add up to the row times `by`. */
  readonly weigh: (list: number, end: number, by: number, width: number, out: number) => void;
  /**
   * AdaGrad: the slope of each row is `slopes` times its value; its squares are added to what lies `behind` the row, and the row goes
   * down by the slope times what stands four times at `rate`, over the root of that sum.
   */
  readonly mend: (list: number, end: number, slopes: number, width: number, behind: number, rate: number) => void;
  /** The same where each row has, one behind the other at `own`, slopes that come on top and are none afterwards. */
  readonly mendOwn: (
    ...all: [list: number, end: number, slopes: number, width: number, own: number, behind: number, rate: number]
  ) => void;
  /** Of a list of two addresses each: adds what stands at the first to what stands at the second. */
  readonly addTo: (list: number, end: number, width: number) => void;
};

const VECTOR = 16;
/** So many short fractions go into one turn of a loop. */
export const WIDTH_STEP = 16;
const LINE = WIDTH_STEP * 4;
/** An address and a value. */
export const ENTRY = 8;

export function fitLoops(memory: WebAssembly.Memory): FitLoops {
  const { addUp, weigh, mend, mendOwn, addTo } = new WebAssembly.Instance(MODULE, { js: { memory } }).exports;
  if (
    typeof addUp !== "function" ||
    typeof weigh !== "function" ||
    typeof mend !== "function" ||
    typeof mendOwn !== "function" ||
    typeof addTo !== "function"
  )
    throw new Error("the loops are not there");
  return {
    addUp: (list, end, sums, width) => {
      if (end > list) addUp(list, end, sums, sums + width);
    },
    weigh: (list, end, by, width, out) => {
      if (end > list) weigh(list, end, by, by + width, out);
    },
    mend: (list, end, slopes, width, behind, rate) => {
      if (end > list) mend(list, end, slopes, slopes + width, behind, rate, 0);
    },
    mendOwn: (list, end, slopes, width, own, behind, rate) => {
      if (end > list) mendOwn(list, end, slopes, slopes + width, behind, rate, own);
    },
    addTo: (list, end, width) => {
      if (end > list) addTo(list, end, width);
    },
  };
}

const onTo = (local: number, by: number, end: number): Code => [
  ...[...get(local), ...whole(by), ...PLUS, ...set(local)],
  ...[...get(local), ...get(end), ...BELOW],
];
const worthOf = (entry: number): Code => [...get(entry), ...whole(VECTOR / 4), ...PLUS, ...LOAD_SHORT];

/** Sixteen columns at a time, down the rows. */
function addUpLoop(): Code {
  const [list, end, sums, stop, column, entry, at, value, ...four] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  return again([
    ...four.flatMap((sum, part) => [...get(sums), ...load16(part * VECTOR), ...set(sum)]),
    ...[...get(list), ...set(entry)],
    ...again([
      ...[...get(entry), ...LOAD, ...get(column), ...PLUS, ...set(at), ...worthOf(entry), ...set(value)],
      ...four.flatMap((sum, part) => [
        ...[...get(sum), ...get(at), ...load16(part * VECTOR), ...get(value), ...SHORT_TIMES],
        ...[...SHORT_PLUS, ...set(sum)],
      ]),
      ...onTo(entry, ENTRY, end),
    ]),
    ...four.flatMap((sum, part) => [...get(sums), ...get(sum), ...store16(part * VECTOR)]),
    ...[...get(column), ...whole(LINE), ...PLUS, ...set(column)],
    ...onTo(sums, LINE, stop),
  ]);
}

/** Row by row, along the columns. */
function weighLoop(): Code {
  const [entry, end, by, stop, out, at, other, sum] = [0, 1, 2, 3, 4, 5, 6, 7];
  return again([
    ...[...get(entry), ...LOAD, ...set(at), ...get(by), ...set(other), ...ZEROS, ...set(sum)],
    ...again([
      ...[0, VECTOR, VECTOR * 2, VECTOR * 3].flatMap((part) => [
        ...[...get(sum), ...get(at), ...load16(part), ...get(other), ...load16(part), ...SHORT_TIMES],
        ...[...SHORT_PLUS, ...set(sum)],
      ]),
      ...[...get(at), ...whole(LINE), ...PLUS, ...set(at)],
      ...onTo(other, LINE, stop),
    ]),
    ...[...get(out), ...get(sum), ...store16(), ...get(out), ...whole(VECTOR), ...PLUS, ...set(out)],
    ...onTo(entry, ENTRY, end),
  ]);
}

/** Row by row, along the columns; with slopes of its own on top, which are read once. */
function mendLoop(isOwn: boolean): Code {
  const [entry, end, slopes, stop, behind, rate, own] = [0, 1, 2, 3, 4, 5, 6];
  const [at, past, other, speed, value, slope, sum, root] = [7, 8, 9, 10, 11, 12, 13, 14];
  const onTop = [
    ...[...get(own), ...load16(), ...SHORT_PLUS],
    ...[...get(own), ...ZEROS, ...store16(), ...get(own), ...whole(VECTOR), ...PLUS, ...set(own)],
  ];
  return [
    ...[...get(rate), ...load16(), ...set(speed)],
    ...again([
      ...[...get(entry), ...LOAD, ...set(at), ...get(at), ...get(behind), ...PLUS, ...set(past)],
      ...[...worthOf(entry), ...set(value), ...get(slopes), ...set(other)],
      ...again([
        ...[...get(other), ...load16(), ...(isOwn ? onTop : []), ...get(value), ...SHORT_TIMES, ...set(slope)],
        ...[...get(past), ...load16(), ...get(slope), ...get(slope), ...SHORT_TIMES, ...SHORT_PLUS, ...set(sum)],
        ...[...get(past), ...get(sum), ...store16(), ...overRoot(sum, root)],
        ...[...get(at), ...get(at), ...load16(), ...get(speed), ...get(slope), ...SHORT_TIMES],
        ...[...get(root), ...SHORT_TIMES, ...SHORT_MINUS, ...store16()],
        ...[...get(at), ...whole(VECTOR), ...PLUS, ...set(at), ...get(past), ...whole(VECTOR), ...PLUS, ...set(past)],
        ...onTo(other, VECTOR, stop),
      ]),
      ...onTo(entry, ENTRY, end),
    ]),
  ];
}

/**
 * One over the root, to two in a thousand: half the bits give a guess, and Newton's step mends it. A processor takes a root and divides by
 * it in three times the time, and a step that is so much longer or shorter learns the same.
 */
function overRoot(sum: number, root: number): Code {
  const guess = [...fourTimes(0x5f3759df), ...get(sum), ...whole(1), ...FOURS_DOWN, ...FOURS_MINUS, ...set(root)];
  const off = [
    ...get(sum),
    ...allShort(0.5),
    ...SHORT_TIMES,
    ...get(root),
    ...get(root),
    ...SHORT_TIMES,
    ...SHORT_TIMES,
  ];
  return [...guess, ...get(root), ...allShort(1.5), ...off, ...SHORT_MINUS, ...SHORT_TIMES, ...set(root)];
}

/** Entry by entry, along the columns. */
function addToLoop(): Code {
  const [entry, end, width, from, to, stop] = [0, 1, 2, 3, 4, 5];
  return again([
    ...[...get(entry), ...LOAD, ...set(from), ...get(entry), ...whole(ENTRY / 2), ...PLUS, ...LOAD, ...set(to)],
    ...[...get(to), ...get(width), ...PLUS, ...set(stop)],
    ...again([
      ...[0, VECTOR, VECTOR * 2, VECTOR * 3].flatMap((part) => [
        ...[...get(to), ...get(to), ...load16(part), ...get(from), ...load16(part), ...SHORT_PLUS, ...store16(part)],
      ]),
      ...[...get(from), ...whole(LINE), ...PLUS, ...set(from)],
      ...onTo(to, LINE, stop),
    ]),
    ...onTo(entry, ENTRY, end),
  ]);
}

const MEND_LOCALS: Code = [I32, I32, I32, V128, V128, V128, V128, V128];
const MODULE = new WebAssembly.Module(
  assemble([
    { name: "addUp", params: 4, locals: [I32, I32, I32, V128, V128, V128, V128, V128], body: addUpLoop() },
    { name: "weigh", params: 5, locals: [I32, I32, V128], body: weighLoop() },
    { name: "mend", params: 7, locals: MEND_LOCALS, body: mendLoop(false) },
    { name: "mendOwn", params: 7, locals: MEND_LOCALS, body: mendLoop(true) },
    { name: "addTo", params: 3, locals: [I32, I32, I32], body: addToLoop() },
  ]),
);
