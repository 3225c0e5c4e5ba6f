import { GRAM_MAX } from "./room.ts";

/**
 * A folded text as the model reads it: one code a letter. Digits are all 0, accents of Latin letters go (「khong co tien」 is
 * written without them as often as with), sentence ends and pauses are one mark, and the text begins and ends with a mark.
 */
export function lettersOf(folded: string): Uint16Array {
  const codes = new Uint16Array(folded.length + 2);
  let length = 0;
  codes[length++] = MARK;
  for (let at = 0; at < folded.length; at++) {
    const code = PLAIN[folded.charCodeAt(at)] ?? 0;
    if (code !== 0) codes[length++] = code;
  }
  codes[length++] = MARK;
  return codes.subarray(0, length);
}

/**
 * Every piece of one to five letters, and in texts with spaces every word and pair of words, as 32-bit numbers: what a model is trained on.
 * Asked, it finds the same without writing them down (find-loops.ts).
 */
export function gramsOf(letters: Uint16Array): Int32Array {
  const numbers: number[] = [];
  for (let from = 0; from < letters.length; from++) {
    let hash: number = HASH.seed;
    const stop = Math.min(letters.length, from + GRAM_MAX);
    for (let to = from; to < stop; to++) {
      hash = mix(hash, letters[to] ?? 0);
      numbers.push(finish(hash));
    }
  }
  const words = wordsOf(letters);
  return Int32Array.from([...numbers, ...words.numbers.subarray(0, words.count)]);
}

/** Words and pairs of words as numbers; where each stands is counted in letters of {@link lettersOf}. */
export type Words = {
  readonly numbers: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly count: number;
};

/** The words of a text with spaces, and every two that follow each other. The arrays are shared: used up before the next text is read. */
export function wordsOf(letters: Uint16Array): Words {
  if (!letters.includes(SPACE)) return NO_WORDS;
  makeRoom(letters.length);
  const { numbers, from: begins, to: ends } = ROOM;
  let count = 0;
  const put = (number: number, from: number, to: number) => {
    numbers[count] = number;
    begins[count] = from;
    ends[count++] = to;
  };
  let before = 0;
  let beforeFrom = 0;
  for (let from = 1; from < letters.length; ) {
    let hash = WORD_SEED;
    let to = from;
    while (to < letters.length && (letters[to] ?? 0) > SPACE) hash = mix(hash, letters[to++] ?? 0);
    if (to > from) {
      put(finish(hash), from, to);
      if (before !== 0) put(finish(mix(before, hash)), beforeFrom, to);
      before = letters[to] === SPACE ? hash : 0;
      beforeFrom = from;
    } else before = 0;
    from = to + 1;
  }
  return { numbers, from: begins, to: ends, count };
}

/** The number that a name of a signal goes by, beside the numbers of the grams. */
export function signalNumber(name: string): number {
  let hash = SIGNAL_SEED;
  for (let at = 0; at < name.length; at++) hash = mix(hash, name.charCodeAt(at));
  return finish(hash);
}

export const MARK = 1;
export const SPACE = 32;
/** Of which the hash of a piece is made; the loop that finds a text's grams (find-loops.ts) reckons the same. */
export const HASH = { seed: 0x2545f491, step: 0x01000193, spread: [0x7feb352d, 0x846ca68b] } as const;
const WORD_SEED = 0x1b873593;
const SIGNAL_SEED = 0x51ab7e13;
const PAIR_SEED = 0x5bd1e995;
/** Of a very long story not every two things are held beside each other. */
const PAIRED_MAX = 40;
const PAIRS = new Int32Array((PAIRED_MAX * (PAIRED_MAX - 1)) / 2);

/**
 * Two signals of one text together, whichever comes first: 「母」 beside 「たたく」 says more than either. Every pair of them, as numbers
 * beside those of the signals. The array is shared: it is used up before the next text is read.
 */
export function pairsOf(signals: Int32Array): Pick<Words, "numbers" | "count"> {
  const paired = Math.min(signals.length, PAIRED_MAX);
  let count = 0;
  for (let one = 0; one < paired; one++)
    for (let other = one + 1; other < paired; other++) {
      const a = signals[one] ?? 0;
      const b = signals[other] ?? 0;
      PAIRS[count++] = finish(mix(mix(PAIR_SEED, Math.min(a, b)), Math.max(a, b)));
    }
  return { numbers: PAIRS, count };
}

/** One step of the rolling hash; also used for the words of the concept lists. */
export function mix(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, HASH.step);
  return mixed ^ (mixed >>> 15);
}

/** Spreads the bits, so that tables may use the lowest ones. Never 0, which marks an empty place. */
export function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), HASH.spread[0]);
  mixed = Math.imul(mixed ^ (mixed >>> 15), HASH.spread[1]);
  mixed = (mixed ^ (mixed >>> 16)) | 0;
  return mixed === 0 ? 1 : mixed;
}

/** Room for the words of one text: at each letter begin at most a word and a pair of words. */
const ROOM = { numbers: new Int32Array(0), from: new Int32Array(0), to: new Int32Array(0) };
const NO_WORDS: Words = { ...ROOM, count: 0 };
const AT_EACH_LETTER = 2;
const LETTERS_MIN = 1_024;

function makeRoom(letters: number): void {
  const size = Math.max(letters, LETTERS_MIN) * AT_EACH_LETTER;
  if (ROOM.numbers.length >= size) return;
  ROOM.numbers = new Int32Array(size);
  ROOM.from = new Int32Array(size);
  ROOM.to = new Int32Array(size);
}

/** Whether a letter of a folded text stands in {@link lettersOf} at all. */
export function isLetter(code: number): boolean {
  return PLAIN[code] !== 0;
}

const PLAIN = plainCodes();

function plainCodes(): Uint16Array {
  const plain = new Uint16Array(0x10000);
  for (let code = 33; code < 0x10000; code++) plain[code] = code;
  plain[SPACE] = SPACE;
  for (const mark of "。、") plain[mark.charCodeAt(0)] = MARK;
  for (let digit = 48; digit < 58; digit++) plain[digit] = 48;
  for (let code = 0x300; code < 0x370; code++) plain[code] = 0;
  for (const [from, to] of [
    [0xc0, 0x250],
    [0x1e00, 0x1f00],
  ] as const)
    for (let code = from; code < to; code++)
      plain[code] = String.fromCharCode(code).normalize("NFD").toLowerCase().charCodeAt(0);
  plain["đ".charCodeAt(0)] = "d".charCodeAt(0);
  plain["ı".charCodeAt(0)] = "i".charCodeAt(0);
  return plain;
}
