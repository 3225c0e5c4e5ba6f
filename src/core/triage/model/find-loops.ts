import { HASH } from "./grams.ts";
import { FULL, GRAM_MAX } from "./room.ts";
import {
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
  EQUAL,
  either,
  FOURS_DOWN,
  FOURS_EQUAL,
  FOURS_MINUS,
  FOURS_TIMES,
  FOURS_XOR,
  fourTimes,
  get,
  I32,
  LOAD,
  LOAD_BYTE,
  LOAD_EIGHT,
  LOAD_PAIR,
  LOWEST_BIT,
  loadPairs,
  MINUS,
  PAIRS_EQUAL,
  PLUS,
  pairAt,
  STORE,
  STORE_BYTE,
  set,
  storeOne,
  TIMES,
  V128,
  whole,
  ZEROS,
} from "./wasm.ts";

const [PAIR, WHOLE, BUCKET] = [2, 4, 8];
const TOGETHER = 4;

/**
 * Whether a number is known and whether it was there already is as good as chance, which a processor guesses wrong half the time: so these
 * loops have no such branches.
 */
export const FIND_LOOPS = new WebAssembly.Module(
  assemble([
    { name: "find", params: 6, locals: [I32, I32, V128, I32, I32, I32], body: findLoop() },
    { name: "findGrams", params: 7, locals: [I32, I32, I32, I32, V128, I32, I32, I32, V128, V128], body: gramLoop() },
    { name: "gather", params: 6, locals: [I32], body: gatherLoop(), answers: true },
    { name: "squares", params: 3, locals: [I32, I32], body: squareLoop(), answers: true },
  ]),
);

type Locals = Readonly<
  Record<"buckets" | "lower" | "none" | "number" | "row" | "bucket" | "hits" | "at" | "stop", number>
>;

/** The row of a number: its upper half tells the bucket, its lower half is held beside all that lie there at once. */
function lookUp({ buckets, lower, none, number, row, bucket, hits, at, stop }: Locals): Code {
  const isThere = [...get(at), ...whole(PAIR), ...TIMES, ...get(lower), ...PLUS, ...LOAD_PAIR];
  const oneByOne = [
    ...[
      ...get(none),
      ...set(row),
      ...get(bucket),
      ...pairAt(1),
      ...set(at),
      ...get(bucket),
      ...pairAt(2),
      ...set(stop),
    ],
    ...again([
      ...[...get(at), ...get(row), ...isThere, ...get(number), ...whole(0xffff), ...AND, ...EQUAL, ...CHOOSE],
      ...[...set(row), ...get(at), ...whole(1), ...PLUS, ...set(at), ...get(at), ...get(stop), ...BELOW],
    ]),
  ];
  return [
    ...[...get(number), ...whole(16), ...DOWN, ...whole(BUCKET), ...TIMES, ...get(buckets), ...PLUS, ...LOAD_EIGHT],
    ...[...set(bucket), ...get(bucket), ...get(number), ...EIGHT_TIMES, ...PAIRS_EQUAL, ...BITS_OF_PAIRS],
    ...[...whole(0b1110), ...AND, ...set(hits)],
    ...[...get(bucket), ...pairAt(0), ...get(hits), ...LOWEST_BIT, ...PLUS, ...whole(1), ...MINUS],
    ...[...get(none), ...get(hits), ...CHOOSE, ...set(row)],
    ...[...get(bucket), ...pairAt(0), ...whole(FULL), ...EQUAL, ...either(oneByOne, [])],
  ];
}

/** The row of each number. */
function findLoop(): Code {
  const [numbers, end, found, buckets, lower, none, number, row, bucket, hits, at, stop] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ];
  return again([
    ...[...get(numbers), ...LOAD, ...set(number)],
    ...lookUp({ buckets, lower, none, number, row, bucket, hits, at, stop }),
    ...[...get(found), ...get(row), ...STORE],
    ...[...onTo(found, WHOLE), ...onTo(numbers, WHOLE), ...get(numbers), ...get(end), ...BELOW],
  ]);
}

/** Of four letters at a time the pieces that begin there: their hashes four by four, then their rows one by one. */
function gramLoop(): Code {
  const [
    letters,
    end,
    grams,
    numbers,
    buckets,
    lower,
    none,
    next,
    last,
    number,
    row,
    bucket,
    hits,
    at,
    stop,
    hash,
    mixed,
  ] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
  const shifted = (value: number, bits: number): Code => [
    ...[...get(value), ...get(value), ...whole(bits), ...FOURS_DOWN, ...FOURS_XOR, ...set(value)],
  ];
  const times = (value: number, factor: number): Code => [
    ...[...get(value), ...fourTimes(factor), ...FOURS_TIMES, ...set(value)],
  ];
  const hashed = Array.from({ length: GRAM_MAX }, (_, length) => [
    ...[...get(hash), ...get(letters), ...loadPairs(length * PAIR), ...FOURS_XOR, ...set(hash)],
    ...[...times(hash, HASH.step), ...shifted(hash, 15)],
    ...[...get(hash), ...set(mixed), ...shifted(mixed, 16), ...times(mixed, HASH.spread[0])],
    ...[...shifted(mixed, 15), ...times(mixed, HASH.spread[1]), ...shifted(mixed, 16)],
    // 0 becomes 1: the comparison answers -1.
    ...[...get(mixed), ...get(mixed), ...ZEROS, ...FOURS_EQUAL, ...FOURS_MINUS, ...set(mixed)],
    ...Array.from({ length: TOGETHER }, (__, letter) => [
      ...[...get(numbers), ...get(mixed), ...storeOne(letter, (letter * GRAM_MAX + length) * WHOLE)],
    ]).flat(),
  ]).flat();
  return again([
    ...[...fourTimes(HASH.seed), ...set(hash), ...hashed],
    ...[...get(numbers), ...set(next), ...get(numbers), ...whole(TOGETHER * GRAM_MAX * WHOLE), ...PLUS, ...set(last)],
    ...again([
      ...[...get(next), ...LOAD, ...set(number)],
      ...lookUp({ buckets, lower, none, number, row, bucket, hits, at, stop }),
      ...[...get(grams), ...get(row), ...STORE],
      ...[...onTo(grams, WHOLE), ...onTo(next, WHOLE), ...get(next), ...get(last), ...BELOW],
    ]),
    ...[...onTo(letters, TOGETHER * PAIR), ...get(letters), ...get(end), ...BELOW],
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
      ...[...onTo(found, WHOLE), ...get(found), ...get(end), ...BELOW],
    ]),
    ...get(count),
  ];
}

/** The squares of what rows are worth, added up. */
function squareLoop(): Code {
  const [rows, end, values, sum, value] = [0, 1, 2, 3, 4];
  return [
    ...again([
      ...[...get(rows), ...LOAD, ...get(values), ...PLUS, ...LOAD_BYTE, ...set(value)],
      ...[...get(value), ...get(value), ...TIMES, ...get(sum), ...PLUS, ...set(sum)],
      ...[...onTo(rows, WHOLE), ...get(rows), ...get(end), ...BELOW],
    ]),
    ...get(sum),
  ];
}

function onTo(at: number, step: number): Code {
  return [...get(at), ...whole(step), ...PLUS, ...set(at)];
}
