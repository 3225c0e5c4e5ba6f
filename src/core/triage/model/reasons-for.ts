import { type Folded, quote } from "../fold.ts";
import type { Evidence } from "../understanding.ts";
import { directTo, type Opinion } from "./ask-model.ts";
import { isLetter, MARK } from "./grams.ts";
import { tracesOf } from "./traces-of.ts";

const SPANS_MAX = 2;
const SPAN_LETTERS_MAX = 14;
/** A span must weigh at least this share of the weightiest one. */
const WORTH = 0.5;

/** A message of which is told what in it speaks for an answer. */
export type Heard = { readonly folded: Folded; readonly letters: Uint16Array };

/**
 * The words that weighed most for an answer of the model, in the resident's own spelling: at most two spans, so that staff see why.
 * @param rule the name under which they stand as evidence. @param spansMax fewer of them.
 */
export function reasonsFor(
  opinion: Opinion,
  messages: readonly Heard[],
  head: number,
  rule: string,
  spansMax: number = SPANS_MAX,
): Evidence[] {
  const traced = tracesOf(opinion.model, messages);
  directTo(opinion, head);
  const { weigh, weighed } = opinion.model.said;
  const best: Span[] = [];
  messages.forEach((message, at) => {
    const { from, to } = traced[at] ?? NOWHERE;
    weigh(from, to - from);
    weighed.fill(0, to - from, message.letters.length);
    best.push(...heaviestSpans(message, weighed, to - from, spansMax));
  });
  best.sort((a, b) => b.weight - a.weight);
  const least = (best[0]?.weight ?? 0) * WORTH;
  const worth = best.filter(({ weight }, at) => at < spansMax && weight > 0 && weight >= least);
  return worth.map(({ heard, from, to }) => ({ text: wordsOf(heard, from, to), rule }));
}

const NOWHERE = { from: 0, to: 0 };

/** Letters [from, to) of a message. */
type Span = { readonly heard: Heard; readonly from: number; readonly to: number; readonly weight: number };

/** @param weights what each letter speaks for an answer; used up. */
function heaviestSpans(heard: Heard, weights: Float32Array, count: number, spansMax: number): Span[] {
  const { letters } = heard;
  const end = Math.min(count, letters.length - 1);
  if (SUMS.length < end) [SUMS, ENDS] = [new Float64Array(end), new Int32Array(end)];
  for (let from = 1; from < end; from++) weighRun(letters, weights, from, Math.min(end, from + SPAN_LETTERS_MAX));
  const spans: Span[] = [];
  for (;;) {
    const first = heaviest(end);
    if (first === 0) return spans;
    const [from, to] = widened(letters, [first, ENDS[first] ?? 0]);
    let weight = 0;
    for (let letter = from; letter < to; letter++) weight += weights[letter] ?? 0;
    spans.push({ heard, from, to, weight });
    if (spans.length === spansMax) return spans;
    // What was taken is gone: only the runs that reach into it are weighed anew, up to there.
    weights.fill(Number.NEGATIVE_INFINITY, from, to);
    for (let before = Math.max(1, from - SPAN_LETTERS_MAX); before < Math.min(end, to); before++)
      weighRun(letters, weights, before, Math.min(end, from, before + SPAN_LETTERS_MAX));
  }
}

/** Of each letter the greatest sum that a run of letters has which begins there, and where that ends. Used up before the next answer. */
let SUMS = new Float64Array(1_024);
let ENDS = new Int32Array(1_024);

/** The run within one clause that begins at a letter, if that speaks for the answer, and is heaviest. It ends before `stop`. */
function weighRun(letters: Uint16Array, weights: Float32Array, from: number, stop: number): void {
  let [sum, most, behind] = [0, 0, 0];
  if ((weights[from] ?? 0) > 0)
    for (let to = from; to < stop && letters[to] !== MARK; to++) {
      sum += weights[to] ?? 0;
      if (sum <= most) continue;
      most = sum;
      behind = to + 1;
    }
  SUMS[from] = most;
  ENDS[from] = behind;
}

/** Where the heaviest run begins, the first of equals; 0 when none speaks for the answer. */
function heaviest(end: number): number {
  let [first, most] = [0, 0];
  for (let from = 1; from < end; from++) {
    const sum = SUMS[from] ?? 0;
    if (sum <= most) continue;
    most = sum;
    first = from;
  }
  return first;
}

function wordsOf({ folded, letters }: Heard, from: number, to: number): string {
  // Mostly every sign is a letter to the model, too, behind the mark that a text begins with.
  if (letters.length - 2 === folded.text.length) return quote(folded, from - 1, to - 1);
  return quote(folded, placeOf(folded.text, from - 1), placeOf(folded.text, to - 2) + 1);
}

/** Whole words where words are parted by spaces. */
function widened(letters: Uint16Array, [from, to]: [number, number]): [number, number] {
  const isWord = (at: number) => (letters[at] ?? 0) > 0x20 && (letters[at] ?? 0) < 0x250;
  let first = from;
  let last = to;
  while (isWord(first) && isWord(first - 1)) first -= 1;
  while (isWord(last - 1) && isWord(last)) last += 1;
  return [first, last];
}

/** Where the letter of that rank stands in the folded text; some signs are no letters to the model. */
function placeOf(folded: string, rank: number): number {
  let left = rank;
  for (let at = 0; at < folded.length; at++) if (isLetter(folded.charCodeAt(at)) && left-- === 0) return at;
  return 0;
}
