import { GRAM_MAX, LETTERS_MAX, ROWS_MAX, type Room, SPARE } from "./room.ts";
import { SUM_LOOPS } from "./sum-loops.ts";

/** What a model's rows say to its ideas: added up, and shared out among the letters of a text. All arrays are parts of the room. */
export type RowSums = {
  /** Ideas of a row, with those that only fill it up. */
  readonly width: number;
  /** What rows say to each idea, all together: bytes, of which MIDDLE says nothing. */
  readonly sums: Int32Array;
  /** Adds up the first so many of the gathered rows into `sums`. */
  readonly addUp: (count: number) => void;
  /** The same with the first so many of `told`. */
  readonly addUpTold: (count: number) => void;
  /** Rows whose saying is shared out, the letter where each begins, and among how many letters. */
  readonly told: Int32Array;
  readonly begins: Int32Array;
  readonly lengths: Int32Array;
  /** Tells of the known grams that begin at the letters [from, to) and end before `limit`; returns how many. At most TOLD_AT_ONCE letters. */
  readonly tellGrams: (from: number, to: number, limit: number) => number;
  /** What each letter says to each idea: `width` numbers a letter. */
  readonly traces: Float32Array;
  /** Notes in `traces`, from a letter on, where what the first so many of `told` say begins and ends. */
  readonly mark: (count: number, letter: number) => void;
  /** Adds up the marks of the letters [from, to): from then on it stands there what each of them says. */
  readonly spread: (from: number, to: number) => void;
  /** How much each idea counts, and then how much each letter from a letter on. */
  readonly direction: Float64Array;
  readonly weighed: Float32Array;
  readonly weigh: (letter: number, count: number) => void;
};

/** Of so many letters all grams are told at once. */
export const TOLD_AT_ONCE = Math.floor(ROWS_MAX / GRAM_MAX) - 1;
/** So many bytes add up to no more than 16 bits. */
const ROWS_TOGETHER = 256;
const [WHOLE, SHORT] = [4, 4];

/** Over the rows of a room. */
export function makeRowSums({ memory, at, width, none }: Room): RowSums {
  const { buffer } = memory;
  const { addUp, tell, mark, spread, weigh } = new WebAssembly.Instance(SUM_LOOPS, { js: { memory } }).exports;
  if (
    typeof addUp !== "function" ||
    typeof tell !== "function" ||
    typeof mark !== "function" ||
    typeof spread !== "function" ||
    typeof weigh !== "function"
  )
    throw new Error("the loops are not there");
  const sums = new Int32Array(buffer, at.sums, width);
  const letter = width * SHORT;
  const [begins, lengths] = [at.begins - at.told, at.lengths - at.told];
  const addUpFrom = (rows: number, end: number) => {
    sums.fill(0);
    for (let from = 0; from < end; from += ROWS_TOGETHER) {
      const to = Math.min(end, from + ROWS_TOGETHER);
      addUp(width, rows + from * WHOLE, rows + to * WHOLE, at.sums);
    }
  };
  return {
    width,
    sums,
    addUp: (count) => addUpFrom(at.rows, count),
    addUpTold: (count) => addUpFrom(at.told, count),
    told: new Int32Array(buffer, at.told, ROWS_MAX),
    begins: new Int32Array(buffer, at.begins, ROWS_MAX),
    lengths: new Int32Array(buffer, at.lengths, ROWS_MAX),
    traces: new Float32Array(buffer, at.traces, LETTERS_MAX * width),
    tellGrams: (from, to, limit) => {
      if (to <= from) return 0;
      const grams = at.grams + from * GRAM_MAX * WHOLE;
      const bytes: number = tell(grams, from, to, limit, none, at.told, begins, lengths);
      return bytes / WHOLE;
    },
    mark: (count, from) => {
      const end = at.told + count * WHOLE;
      if (count > 0) mark(width, at.told, end, begins, lengths, at.traces + from * letter, at.weights);
    },
    spread: (from, to) => {
      if (to - from > 1) spread(letter, at.traces + (from + 1) * letter, at.traces + to * letter);
    },
    direction: new Float64Array(buffer, at.direction, width),
    weighed: new Float32Array(buffer, at.weighed, LETTERS_MAX + SPARE),
    weigh: (from, count) => {
      const begin = at.traces + from * letter;
      if (count > 0) weigh(letter, begin, begin + count * letter, at.direction, at.weighed);
    },
  };
}
