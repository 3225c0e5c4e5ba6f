import { type Folded, quote } from "../fold.ts";
import type { Evidence } from "../understanding.ts";
import { weightOf } from "./ask-model.ts";
import { eachGram, isLetter, lettersOf, MARK } from "./grams.ts";
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
  readonly grams: readonly number[];
};

/** Finds the known grams of a message. */
export function traceOf(model: TriageModel, folded: Folded): Trace {
  const letters = lettersOf(folded.text);
  const grams: number[] = [];
  eachGram(letters, (gram, from, to) => {
    const row = rowOf(model, gram);
    if (row >= 0) grams.push(row, from, to);
  });
  return { folded, letters, grams };
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
    const [row = 0, from = 0, to = 0] = [grams[at], grams[at + 1], grams[at + 2]];
    const share = weightOf(model, row, head) / (to - from);
    for (let letter = from; letter < to; letter++) weights[letter] = (weights[letter] ?? 0) + share;
  }
  const places = placesOf(folded.text);
  const spans: Span[] = [];
  for (let count = 0; count < SPANS_MAX; count++) {
    const span = heaviest(letters, weights);
    if (span === null) break;
    const [from, to] = span;
    const weight = weights.subarray(from, to).reduce((sum, each) => sum + each, 0);
    spans.push({ text: quote(folded, places[from - 1] ?? 0, (places[to - 2] ?? 0) + 1), weight });
    weights.fill(Number.NEGATIVE_INFINITY, from, to);
  }
  return spans;
}

/** The run of letters with the greatest sum, within one clause; whole words where words are parted by spaces. */
function heaviest(letters: Uint16Array, weights: Float32Array): [number, number] | null {
  let best: [number, number] | null = null;
  let most = 0;
  for (let from = 1; from < letters.length - 1; from++) {
    let sum = 0;
    for (let to = from; to < letters.length - 1 && to - from < SPAN_LETTERS_MAX; to++) {
      if (letters[to] === MARK) break;
      sum += weights[to] ?? 0;
      if (sum > most) {
        most = sum;
        best = [from, to + 1];
      }
    }
  }
  if (best === null) return null;
  return widened(letters, best);
}

function widened(letters: Uint16Array, [from, to]: [number, number]): [number, number] {
  const isWord = (at: number) => (letters[at] ?? 0) > 0x20 && (letters[at] ?? 0) < 0x250;
  let first = from;
  let last = to;
  while (isWord(first) && isWord(first - 1)) first -= 1;
  while (isWord(last - 1) && isWord(last)) last += 1;
  return [first, last];
}

/** Where each letter stands in the folded text; some signs have none. */
function placesOf(folded: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < folded.length; at++) if (isLetter(folded.charCodeAt(at))) places.push(at);
  return places;
}
