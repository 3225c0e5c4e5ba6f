import { GRAM_MAX } from "./room.ts";
import {
  ALL_SHORT,
  AND,
  again,
  assemble,
  BELOW,
  BOTH,
  BYTES_MINUS,
  type Code,
  DIFFERS,
  DIVIDED,
  either,
  F64,
  FOURS_PLUS,
  FRACTIONS_MINUS,
  FRACTIONS_PLUS,
  FRACTIONS_TIMES,
  get,
  I32,
  IS_ZERO,
  LENGTHEN,
  LOAD,
  LOAD_FOUR,
  LOWER_HALVES,
  LOWER_IN_TURN,
  load16,
  loadBoth,
  MIDDLES,
  MINUS,
  ONE,
  PAIRS_PLUS,
  PLUS,
  SHORT_MINUS,
  SHORT_PLUS,
  SHORT_TIMES,
  SHORTEN,
  STORE,
  set,
  store16,
  TIMES,
  TO_FOURS,
  TO_FRACTION,
  TO_FRACTIONS,
  TO_PAIRS,
  TO_SHORT,
  UPPER_HALF,
  UPPER_IN_TURN,
  V128,
  whole,
  ZEROS,
} from "./wasm.ts";

const VECTOR = 16;
const [WHOLE, SHORT, FRACTION] = [4, 4, 8];

/**
 * The loops that most of the time of an answer goes into: two to six times as quick as the same in JavaScript, and to the last bit the
 * same. Rows lie at the beginning of the memory.
 */
export const SUM_LOOPS = new WebAssembly.Module(
  assemble([
    { name: "addUp", params: 4, locals: [I32, I32, V128, V128, V128], body: addUpLoop() },
    { name: "tell", params: 8, locals: [I32, I32, I32], body: tellLoop(), answers: true },
    {
      name: "mark",
      params: 7,
      locals: [...Array.from({ length: 5 }, () => I32), F64, V128, V128, V128, V128, V128],
      body: markLoop(),
    },
    { name: "spread", params: 3, locals: [I32], body: spreadLoop() },
    { name: "weigh", params: 5, locals: [I32, I32, I32, ...Array.from({ length: 10 }, () => V128)], body: weighLoop() },
  ]),
);

/**
 * Column by column, down the rows: sixteen bytes into twice eight sums of 16 bits, which are put into `sums` at the bottom. A row lies
 * where it has to be fetched from far, so the first column goes through all of them with little to do at each: then many are on their way
 * at once.
 */
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

/**
 * Writes each gram of the letters [letter, stop) behind the others, and counts it if it is known and ends before `limit`. Whether it is known
 * is as good as chance: so there is no branch on it.
 */
function tellLoop(): Code {
  const [grams, letter, stop, limit, none, told, begins, lengths, row, length, first] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ];
  const put = (part: number, what: number): Code => [...get(told), ...get(part), ...PLUS, ...get(what), ...STORE];
  return [
    ...[...get(told), ...set(first)],
    ...again([
      ...[...whole(1), ...set(length)],
      ...again([
        ...[...get(grams), ...LOAD, ...set(row), ...get(told), ...get(row), ...STORE],
        ...[...put(begins, letter), ...put(lengths, length)],
        ...[...get(row), ...get(none), ...DIFFERS, ...get(letter), ...get(length), ...PLUS, ...get(limit), ...BELOW],
        ...[...AND, ...whole(WHOLE), ...TIMES, ...get(told), ...PLUS, ...set(told)],
        ...[...moved(grams, WHOLE), ...moved(length, 1), ...get(length), ...whole(GRAM_MAX + 1), ...BELOW],
      ]),
      ...onTo(letter, 1, stop),
    ]),
    ...[...get(told), ...get(first), ...MINUS],
  ];
}

/**
 * Row by row: what it says, shared out, is added where it begins and taken away where it ends. Halves and quarters are short fractions
 * without a rest, so they are reckoned as such; all else at full length, and then shortened.
 */
function markLoop(): Code {
  const [width, told, end, begins, lengths, traces, weights, length, row, stop, from, to] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ];
  const [share, each, bytes, four, lower, upper] = [12, 13, 14, 15, 16, 17];
  const there = (what: number): Code => [...get(told), ...get(what), ...PLUS, ...LOAD];
  const letter: Code = [...get(width), ...whole(SHORT), ...TIMES, ...TIMES];
  const inShort = [
    ...[...get(share), ...ALL_SHORT, ...set(each)],
    ...again([
      ...[...get(row), ...load16(), ...MIDDLES, ...BYTES_MINUS, ...set(bytes)],
      ...[0, 1, 2, 3].flatMap((part) => [
        ...[...get(bytes), ...(part < 2 ? TO_PAIRS.lowerSigned : TO_PAIRS.upperSigned)],
        ...[...(part % 2 === 0 ? TO_FOURS.lowerSigned : TO_FOURS.upperSigned), ...TO_SHORT],
        ...[...get(each), ...SHORT_TIMES, ...set(four)],
        ...changeShort(from, four, SHORT_PLUS, part * VECTOR),
        ...changeShort(to, four, SHORT_MINUS, part * VECTOR),
      ]),
      ...[...moved(from, VECTOR * 4), ...moved(to, VECTOR * 4), ...onTo(row, VECTOR, stop)],
    ]),
  ];
  const atLength = [
    ...[...get(share), ...BOTH, ...set(each)],
    ...again([
      ...[...get(row), ...LOAD_FOUR, ...MIDDLES, ...BYTES_MINUS, ...TO_PAIRS.lowerSigned, ...TO_FOURS.lowerSigned],
      ...[...set(four), ...get(four), ...TO_FRACTIONS, ...get(each), ...FRACTIONS_TIMES, ...set(lower)],
      ...[...get(four), ...get(four), ...UPPER_HALF, ...TO_FRACTIONS, ...get(each), ...FRACTIONS_TIMES, ...set(upper)],
      ...[...changeAtLength(from, lower, upper, FRACTIONS_PLUS), ...changeAtLength(to, lower, upper, FRACTIONS_MINUS)],
      ...[...moved(from, VECTOR), ...moved(to, VECTOR), ...onTo(row, WHOLE, stop)],
    ]),
  ];
  return again([
    ...[...get(told), ...LOAD, ...get(width), ...TIMES, ...get(weights), ...PLUS, ...set(row)],
    ...[...get(row), ...get(width), ...PLUS, ...set(stop), ...there(lengths), ...set(length)],
    ...[...there(begins), ...letter, ...get(traces), ...PLUS, ...set(from)],
    ...[...get(length), ...letter, ...get(from), ...PLUS, ...set(to)],
    ...[...ONE, ...get(length), ...TO_FRACTION, ...DIVIDED, ...set(share)],
    // One bit only: a power of two.
    ...[...get(length), ...get(length), ...whole(1), ...MINUS, ...AND, ...IS_ZERO, ...either(inShort, atLength)],
    ...onTo(told, WHOLE, end),
  ]);
}

function changeShort(at: number, by: number, how: Code, behind: number): Code {
  return [...get(at), ...get(at), ...load16(behind), ...get(by), ...how, ...store16(behind)];
}

function changeAtLength(at: number, lower: number, upper: number, how: Code): Code {
  return [
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
}

/** Adds to each letter what the letter before it says. */
function spreadLoop(): Code {
  const [letter, at, end, before] = [0, 1, 2, 3];
  return [
    ...[...get(at), ...get(letter), ...MINUS, ...set(before)],
    ...again([
      ...[...get(at), ...get(at), ...load16(), ...get(before), ...load16(), ...SHORT_PLUS, ...store16()],
      ...[...moved(before, VECTOR), ...onTo(at, VECTOR, end)],
    ]),
  ];
}

/** Four letters at a time, idea by idea: what they say, turned so that two letters lie side by side, times how much that counts. */
function weighLoop(): Code {
  const [letter, at, end, direction, weighed, idea, stop, towards, first, second, third, fourth, early, late, turned] =
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
  const four = [first, second, third, fourth];
  const add = (sum: number, one: number, other: number, inTurn: Code, place: number): Code => {
    const counted = (behind: number): Code => [...get(towards), ...loadBoth(behind), ...FRACTIONS_TIMES];
    return [
      ...[...get(one), ...get(other), ...inTurn, ...set(turned)],
      ...[...get(turned), ...LENGTHEN, ...counted(place * FRACTION), ...get(sum), ...FRACTIONS_PLUS, ...set(sum)],
      ...[...get(turned), ...get(turned), ...UPPER_HALF, ...LENGTHEN, ...counted((place + 1) * FRACTION)],
      ...[...get(sum), ...FRACTIONS_PLUS, ...set(sum)],
    ];
  };
  const loadLetters = four.flatMap((one, number) => [
    ...[...get(idea), ...get(letter), ...whole(number), ...TIMES, ...PLUS, ...load16(), ...set(one)],
  ]);
  return again([
    ...[...ZEROS, ...set(early), ...ZEROS, ...set(late), ...get(direction), ...set(towards)],
    ...[...get(at), ...set(idea), ...get(at), ...get(letter), ...PLUS, ...set(stop)],
    ...again([
      ...loadLetters,
      ...[...add(early, first, second, LOWER_IN_TURN, 0), ...add(late, third, fourth, LOWER_IN_TURN, 0)],
      ...[...add(early, first, second, UPPER_IN_TURN, 2), ...add(late, third, fourth, UPPER_IN_TURN, 2)],
      ...[...moved(towards, FRACTION * 4), ...onTo(idea, VECTOR, stop)],
    ]),
    ...[...get(weighed), ...get(early), ...SHORTEN, ...get(late), ...SHORTEN, ...LOWER_HALVES, ...store16()],
    ...[...moved(weighed, VECTOR), ...get(at), ...get(letter), ...whole(4), ...TIMES, ...PLUS, ...set(at)],
    ...[...get(at), ...get(end), ...BELOW],
  ]);
}

function moved(at: number, step: number): Code {
  return [...get(at), ...whole(step), ...PLUS, ...set(at)];
}

/** Moves an address on, and tells whether it is still before the end. */
function onTo(at: number, step: number, end: number): Code {
  return [...moved(at, step), ...get(at), ...get(end), ...BELOW];
}
