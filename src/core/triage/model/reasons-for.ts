import { type Folded, quote } from "../fold.ts";
import type { Evidence } from "../understanding.ts";
import { headAt, type Opinion, weightOf } from "./ask-model.ts";
import { eachGram, lettersOf, MARK } from "./grams.ts";
import { rowOf } from "./triage-model.ts";

const SPANS_MAX = 2;
const SPAN_LETTERS_MAX = 14;
/** A span must weigh at least this share of the weightiest one. */
const WORTH = 0.5;

/**
 * The words that weighed most for an answer of the model, in the resident's own spelling: at most two spans, so that staff see why.
 * @param rule the name under which they stand as evidence.
 */
export function reasonsFor(opinion: Opinion, messages: readonly Folded[], head: string, rule: string): Evidence[] {
  const spans = messages.flatMap((folded) => spansIn(opinion, folded, headAt(head)));
  const best = spans.toSorted((a, b) => b.weight - a.weight);
  const least = (best[0]?.weight ?? 0) * WORTH;
  return best
    .filter(({ weight }) => weight > 0 && weight >= least)
    .slice(0, SPANS_MAX)
    .map(({ text }) => ({ text, rule }));
}

type Span = { readonly text: string; readonly weight: number };

function spansIn({ model }: Opinion, folded: Folded, head: number): Span[] {
  const letters = lettersOf(folded.text);
  const weights = new Float32Array(letters.length);
  eachGram(letters, (gram, from, to) => {
    const row = rowOf(model, gram);
    if (row < 0) return;
    const share = weightOf(model, row, head) / (to - from);
    for (let at = from; at < to; at++) weights[at] = (weights[at] ?? 0) + share;
  });
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
  return [...Array(folded.length).keys()].filter((at) => lettersOf(folded.charAt(at)).length > 2);
}
