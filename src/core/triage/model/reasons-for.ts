import { type Folded, quote } from "../fold.ts";
import type { Evidence } from "../understanding.ts";
import { weightOf } from "./ask-model.ts";
import { gramsOf, isLetter, lettersOf, MARK } from "./grams.ts";
import { rowOf, type TriageModel } from "./triage-model.ts";

const SPANS_MAX = 2;
const SPAN_LETTERS_MAX = 14;
/** A span must weigh at least this share of the weightiest one. */
const WORTH = 0.5;

/** Which rows of the model stand where in a message; traced once, for all the answers that are to be explained. */
export type Trace = {
  readonly folded: Folded;
  readonly letters: Uint16Array;
  /** Row, first letter and end of each known gram, three numbers each. */
  readonly grams: Int32Array;
};

/** Finds the known grams of a message. */
export function traceOf(model: TriageModel, folded: Folded): Trace {
  const letters = lettersOf(folded.text);
  const { numbers, from, to, count } = gramsOf(letters);
  const grams = new Int32Array(count * 3);
  let end = 0;
  for (let at = 0; at < count; at++) {
    const row = rowOf(model.rows, numbers[at] ?? 0);
    if (row < 0) continue;
    grams[end++] = row;
    grams[end++] = from[at] ?? 0;
    grams[end++] = to[at] ?? 0;
  }
  return { folded, letters, grams: grams.subarray(0, end) };
}

/**
 * The words that weighed most for an answer of the model, in the resident's own spelling: at most two spans, so that staff see why.
 * @param rule the name under which they stand as evidence.
 */
export function reasonsFor(model: TriageModel, traces: readonly Trace[], head: number, rule: string): Evidence[] {
  const best = traces.flatMap((trace) => spansIn(model, trace, head)).sort((a, b) => b.weight - a.weight);
  const least = (best[0]?.weight ?? 0) * WORTH;
  return best
    .filter(({ weight }) => weight > 0 && weight >= least)
    .slice(0, SPANS_MAX)
    .map(({ text }) => ({ text, rule }));
}

type Span = { readonly text: string; readonly weight: number };

function spansIn(model: TriageModel, { folded, letters, grams }: Trace, head: number): Span[] {
  const weights = new Float32Array(letters.length);
  for (let at = 0; at < grams.length; at += 3) {
    const from = grams[at + 1] ?? 0;
    const to = grams[at + 2] ?? 0;
    const share = weightOf(model, grams[at] ?? 0, head) / (to - from);
    for (let letter = from; letter < to; letter++) weights[letter] = (weights[letter] ?? 0) + share;
  }
  const spans: Span[] = [];
  for (let count = 0; count < SPANS_MAX; count++) {
    const span = heaviest(letters, weights);
    if (span === null) break;
    const [from, to] = widened(letters, span);
    let weight = 0;
    for (let letter = from; letter < to; letter++) weight += weights[letter] ?? 0;
    spans.push({ text: quote(folded, placeOf(folded.text, from - 1), placeOf(folded.text, to - 2) + 1), weight });
    weights.fill(Number.NEGATIVE_INFINITY, from, to);
  }
  return spans;
}

/** The run of letters with the greatest sum, within one clause. It begins with a letter that speaks for the answer. */
function heaviest(letters: Uint16Array, weights: Float32Array): [number, number] | null {
  let best: [number, number] | null = null;
  let most = 0;
  const end = letters.length - 1;
  for (let from = 1; from < end; from++) {
    if (!((weights[from] ?? 0) > 0)) continue;
    let sum = 0;
    const stop = Math.min(end, from + SPAN_LETTERS_MAX);
    for (let to = from; to < stop && letters[to] !== MARK; to++) {
      sum += weights[to] ?? 0;
      if (sum <= most) continue;
      most = sum;
      best = [from, to + 1];
    }
  }
  return best;
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
