import { type Folded, quote } from "../fold.ts";
import type { Evidence } from "../understanding.ts";
import { directionOf, type Opinion } from "./ask-model.ts";
import { isLetter, MARK } from "./grams.ts";
import { tracesOf } from "./traces-of.ts";

const SPANS_MAX = 2;
const SPAN_LETTERS_MAX = 14;
const NOTHING = new Float32Array(0);
/** A span must weigh at least this share of the weightiest one. */
const WORTH = 0.5;

/** A message of which is told what in it speaks for an answer. */
export type Heard = { readonly folded: Folded; readonly letters: Uint16Array };

/**
 * The words that weighed most for an answer of the model, in the resident's own spelling: at most two spans, so that staff see why.
 * @param rule the name under which they stand as evidence.
 */
export function reasonsFor(opinion: Opinion, messages: readonly Heard[], head: number, rule: string): Evidence[] {
  const traces = tracesOf(opinion.model, messages);
  const direction = directionOf(opinion, head);
  const best = messages
    .flatMap((message, at) => spansIn(message, traces[at] ?? NOTHING, direction))
    .sort((a, b) => b.weight - a.weight);
  const least = (best[0]?.weight ?? 0) * WORTH;
  return best
    .filter(({ weight }) => weight > 0 && weight >= least)
    .slice(0, SPANS_MAX)
    .map(({ text }) => ({ text, rule }));
}

type Span = { readonly text: string; readonly weight: number };

function spansIn({ folded, letters }: Heard, said: Float32Array, direction: Float64Array): Span[] {
  const weights = weighed(letters.length, said, direction);
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

/**
 * What each letter speaks for an answer. Four letters at a time: their sums do not wait for each other. The array is shared: used up
 * before the next answer.
 */
function weighed(letters: number, said: Float32Array, direction: Float64Array): Float32Array {
  const size = letters + TOGETHER;
  if (WEIGHTS.length < size) WEIGHTS = new Float32Array(size);
  const ideas = direction.length;
  for (let letter = 0; letter < letters; letter += TOGETHER) {
    const from = letter * ideas;
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let idea = 0; idea < ideas; idea++) {
      const towards = direction[idea] ?? 0;
      const at = from + idea;
      first += (said[at] ?? 0) * towards;
      second += (said[at + ideas] ?? 0) * towards;
      third += (said[at + ideas * 2] ?? 0) * towards;
      fourth += (said[at + ideas * 3] ?? 0) * towards;
    }
    WEIGHTS[letter] = first;
    WEIGHTS[letter + 1] = second;
    WEIGHTS[letter + 2] = third;
    WEIGHTS[letter + 3] = fourth;
  }
  return WEIGHTS;
}

const TOGETHER = 4;
let WEIGHTS = new Float32Array(1_024);

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
