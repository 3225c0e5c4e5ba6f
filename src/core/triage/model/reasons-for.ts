import { type Folded, quote } from "../fold.ts";
import type { Evidence } from "../understanding.ts";
import { directionOf, type Opinion } from "./ask-model.ts";
import { gramsOf, isLetter, lettersOf, MARK } from "./grams.ts";
import { MIDDLE, rowOf, type TriageModel } from "./triage-model.ts";

const SPANS_MAX = 2;
const SPAN_LETTERS_MAX = 14;
/** A span must weigh at least this share of the weightiest one. */
const WORTH = 0.5;

/** What each letter of a message says to each idea, in steps, letter by letter; traced once, for all the answers that are to be explained. */
export type Trace = {
  readonly folded: Folded;
  readonly letters: Uint16Array;
  readonly said: Float32Array;
};

/** Shares out what the known grams of a message say among their letters. */
export function traceOf(model: TriageModel, folded: Folded): Trace {
  const letters = lettersOf(folded.text);
  const { ideas } = model.header;
  const said = new Float32Array((letters.length + 1) * ideas);
  const { numbers, from, to, count } = gramsOf(letters);
  for (let at = 0; at < count; at++) {
    const row = rowOf(model.rows, numbers[at] ?? 0);
    if (row < 0) continue;
    const begin = (from[at] ?? 0) * ideas;
    const end = (to[at] ?? 0) * ideas;
    const share = ideas / (end - begin);
    for (let idea = 0; idea < ideas; idea++) {
      const each = ((model.weights[row * ideas + idea] ?? MIDDLE) - MIDDLE) * share;
      said[begin + idea] = (said[begin + idea] ?? 0) + each;
      said[end + idea] = (said[end + idea] ?? 0) - each;
    }
  }
  // So far it says where something begins and ends; added up, what there is.
  for (let at = ideas; at < said.length; at++) said[at] = (said[at] ?? 0) + (said[at - ideas] ?? 0);
  return { folded, letters, said };
}

/**
 * The words that weighed most for an answer of the model, in the resident's own spelling: at most two spans, so that staff see why.
 * @param rule the name under which they stand as evidence.
 */
export function reasonsFor(opinion: Opinion, traces: readonly Trace[], head: number, rule: string): Evidence[] {
  const direction = directionOf(opinion, head);
  const best = traces.flatMap((trace) => spansIn(trace, direction)).sort((a, b) => b.weight - a.weight);
  const least = (best[0]?.weight ?? 0) * WORTH;
  return best
    .filter(({ weight }) => weight > 0 && weight >= least)
    .slice(0, SPANS_MAX)
    .map(({ text }) => ({ text, rule }));
}

type Span = { readonly text: string; readonly weight: number };

function spansIn({ folded, letters, said }: Trace, direction: Float32Array): Span[] {
  const weights = new Float32Array(letters.length);
  for (let letter = 0; letter < letters.length; letter++) {
    const from = letter * direction.length;
    let sum = 0;
    for (let idea = 0; idea < direction.length; idea++) sum += (said[from + idea] ?? 0) * (direction[idea] ?? 0);
    weights[letter] = sum;
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
