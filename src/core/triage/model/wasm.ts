/**
 * Just enough of WebAssembly's binary format to write a few loops over sixteen bytes at a time, which JavaScript cannot. A function is
 * a list of numbers, made by the words below in the order in which the machine does them: operands first, what is done with them last.
 * https://webassembly.github.io/spec/core/binary/
 */
export type Code = readonly number[];

export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;

export type WasmFunction = {
  readonly name: string;
  /** Whole numbers; they are the first locals. */
  readonly params: number;
  /** The types of the further locals. */
  readonly locals: Code;
  readonly body: Code;
  /** Whether it leaves a whole number: its result. */
  readonly answers?: boolean;
};

/** A module of functions over the memory that it is given as `js.memory`. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ params, answers = false }) => {
    const taken = list(Array.from({ length: params }, () => [I32]));
    return [0x60, ...taken, ...list(answers ? [[I32]] : [])];
  });
  const memory = [...text("js"), ...text("memory"), 0x02, 0x00, 0x01];
  const exports = functions.map(({ name }, at) => [...text(name), 0x00, at]);
  const codes = functions.map(({ locals, body }) => {
    const code = [...list(locals.map((type) => [1, type])), ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(types)),
    ...section(2, list([memory])),
    ...section(3, list(functions.map((_, at) => [at]))),
    ...section(7, list(exports)),
    ...section(10, list(codes)),
  ]);
}

export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const whole = (value: number): Code => [0x41, ...signed(value)];
export const PLUS: Code = [0x6a];
export const MINUS: Code = [0x6b];
export const TIMES: Code = [0x6c];
export const BELOW: Code = [0x49];
export const UP: Code = [0x74];
export const DOWN: Code = [0x76];
export const AND: Code = [0x71];
export const XOR: Code = [0x73];
export const EQUAL: Code = [0x46];
export const DIFFERS: Code = [0x47];
export const IS_ZERO: Code = [0x45];
/** How many zeros stand below the lowest bit. */
export const LOWEST_BIT: Code = [0x68];
/** The first of two numbers if a third is not 0, else the second. */
export const CHOOSE: Code = [0x1b];
export const LOAD: Code = [0x28, 2, 0];
export const STORE: Code = [0x36, 2, 0];
export const LOAD_PAIR: Code = [0x2f, 1, 0];
export const LOAD_BYTE: Code = [0x2d, 0, 0];
export const STORE_BYTE: Code = [0x3a, 0, 0];
export const LOAD_FRACTION: Code = [0x2b, 3, 0];

/** Does the body once, and again as long as it leaves a number that is not 0. */
export const again = (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0, 0x0b];

/** Does one thing if a number is not 0, else another. */
export const either = (yes: Code, no: Code): Code => [0x04, 0x40, ...yes, 0x05, ...no, 0x0b];

/** Sixteen bytes, from and to memory, so far behind an address; the four there, and zeros; all zero. */
export const load16 = (behind = 0): Code => vector(0x00, 4, ...unsigned(behind));
export const store16 = (behind = 0): Code => vector(0x0b, 4, ...unsigned(behind));
export const LOAD_FOUR: Code = vector(0x5c, 2, 0);
export const ZEROS: Code = vector(0x0c, ...Array.from({ length: 16 }, () => 0));
/** Eight bytes, and zeros behind them. */
export const LOAD_EIGHT: Code = vector(0x5d, 3, 0);
/** Sixteen times the byte 128, which is also -128. */
export const MIDDLES: Code = vector(0x0c, ...Array.from({ length: 16 }, () => 0x80));

/** Sixteen bytes; eight pairs of bytes, widened from the lower or the upper eight; four whole numbers, widened from pairs. */
export const BYTES_MINUS: Code = vector(0x71);
export const TO_PAIRS = {
  lower: vector(0x89),
  upper: vector(0x8a),
  lowerSigned: vector(0x87),
  upperSigned: vector(0x88),
};
export const EIGHT_TIMES: Code = vector(0x10);
export const PAIRS_EQUAL: Code = vector(0x2d);
/** One bit a pair. */
export const BITS_OF_PAIRS: Code = vector(0x84);
export const PAIRS_PLUS: Code = vector(0x8e);
export const TO_FOURS = {
  lower: vector(0xa9),
  upper: vector(0xaa),
  lowerSigned: vector(0xa7),
  upperSigned: vector(0xa8),
};
export const FOURS_PLUS: Code = vector(0xae);

/** One of eight pairs, as a whole number. */
export const pairAt = (place: number): Code => vector(0x19, place);
/** Four whole numbers: from four pairs in memory; four times one; and one of them to memory, so far behind an address. */
export const loadPairs = (behind: number): Code => vector(0x04, 1, ...unsigned(behind));
export const fourTimes = (value: number): Code =>
  vector(0x0c, ...[0, 1, 2, 3].flatMap(() => [0, 8, 16, 24].map((bits) => (value >>> bits) & 0xff)));
export const storeOne = (lane: number, behind: number): Code => vector(0x5a, 2, ...unsigned(behind), lane);
export const FOURS_TIMES: Code = vector(0xb5);
export const FOURS_MINUS: Code = vector(0xb1);
export const FOURS_EQUAL: Code = vector(0x37);
export const FOURS_DOWN: Code = vector(0xad);
export const FOURS_XOR: Code = vector(0x51);

/** A short fraction from memory, four times. */
export const LOAD_SHORT: Code = vector(0x09, 2, 0);
/** Two fractions: from one; from the lower two of four whole numbers; from the lower two of four short fractions; and back to these. */
export const BOTH: Code = vector(0x14);
export const TO_FRACTIONS: Code = vector(0xfe);
export const LENGTHEN: Code = vector(0x5f);
export const SHORTEN: Code = vector(0x5e);
export const FRACTIONS_PLUS: Code = vector(0xf0);
export const FRACTIONS_MINUS: Code = vector(0xf1);
export const FRACTIONS_TIMES: Code = vector(0xf2);
/** A fraction from memory, twice. */
export const loadBoth = (behind: number): Code => vector(0x0a, 3, ...unsigned(behind));
/** Four short fractions: from whole numbers; from one fraction; together. */
export const TO_SHORT: Code = vector(0xfa);
export const ALL_SHORT: Code = [0xb6, ...vector(0x13)];
/** A short fraction that is written down, four times. */
export const allShort = (value: number): Code => {
  const bytes = new Uint8Array(Float32Array.of(value).buffer);
  return vector(0x0c, ...[0, 1, 2, 3].flatMap(() => [...bytes]));
};
export const SHORT_PLUS: Code = vector(0xe4);
export const SHORT_MINUS: Code = vector(0xe5);
export const SHORT_TIMES: Code = vector(0xe6);
/** A fraction that is written down; one from a whole number; and divided. */
export const ONE: Code = [0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f];
export const TO_FRACTION: Code = [0xb7];
export const DIVIDED: Code = [0xa3];

/** Of two, each of four: the lower two of each in turn, and the upper two. */
export const LOWER_IN_TURN: Code = vector(0x0d, ...[0, 1, 2, 3, 16, 17, 18, 19], ...[4, 5, 6, 7, 20, 21, 22, 23]);
export const UPPER_IN_TURN: Code = vector(0x0d, ...[8, 9, 10, 11, 24, 25, 26, 27], ...[12, 13, 14, 15, 28, 29, 30, 31]);
/** Of two: the upper half of the first, twice; and the lower halves of both. */
export const UPPER_HALF: Code = vector(0x0d, ...[8, 9, 10, 11, 12, 13, 14, 15], ...[8, 9, 10, 11, 12, 13, 14, 15]);
export const LOWER_HALVES: Code = vector(0x0d, ...[0, 1, 2, 3, 4, 5, 6, 7], ...[16, 17, 18, 19, 20, 21, 22, 23]);

function vector(operation: number, ...operands: number[]): Code {
  return [0xfd, ...unsigned(operation), ...operands];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function list(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function text(name: string): Code {
  return list([...name].map((letter) => [letter.charCodeAt(0)]));
}

/** LEB128: seven bits a byte, the lowest first. The highest of the last byte is the sign. */
function signed(value: number): number[] {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
