import { type Grams, gramsOf, pairsOf } from "./grams.ts";
import { HEADS } from "./heads.ts";
import { rowOf, type TriageModel } from "./triage-model.ts";

/** What the model thinks of a text: a probability for each head, and what is needed to say why. */
export type Opinion = {
  readonly model: TriageModel;
  readonly letters: Uint16Array;
  readonly probabilities: Float32Array;
};

/** Asks the model about a text (letters) and what the rules found in it (signals). */
export function askModel(model: TriageModel, letters: Uint16Array, signals: Int32Array): Opinion {
  const probabilities = scoresOf(model, letters, signals);
  const { slope, shift } = model.header;
  for (let head = 0; head < probabilities.length; head++)
    probabilities[head] = logistic((slope[head] ?? 1) * (probabilities[head] ?? 0) + (shift[head] ?? 0));
  return { model, letters, probabilities };
}

/** Where a head stands; asked once, when a module is loaded. An unknown name is a bug. */
export function headAt(head: string): number {
  const at = HEADS.indexOf(head);
  if (at < 0) throw new Error(`no head "${head}"`);
  return at;
}

/** The probability of one head, 0 to 1. */
export function chance(opinion: Opinion, head: number): number {
  return opinion.probabilities[head] ?? 0;
}

/** Whether a head is likely enough to be said. */
export function says(opinion: Opinion, head: number): boolean {
  return chance(opinion, head) >= (opinion.model.header.threshold[head] ?? 1);
}

/** The likeliest of some answers, the first of equals. None to choose from is a bug. */
export function likeliest<T extends { readonly head: number }>(opinion: Opinion, answers: readonly T[]): T {
  return answers.reduce((best, each) => (chance(opinion, each.head) > chance(opinion, best.head) ? each : best));
}

/** Sums by head, in whole numbers: several times faster than with fractions. 8,192 rows of 127 × 127 fit. */
const SUMS = new Int32Array(HEADS.length);

/** Raw scores of all heads, before they are made probabilities. */
export function scoresOf(model: TriageModel, letters: Uint16Array, signals: Int32Array): Float32Array {
  const { step, bias } = model.header;
  const scale = 1 / (Math.sqrt(addUp(model, rowsOf(model, gramsOf(letters), signals))) || 1);
  const scores = new Float32Array(bias.length);
  for (let head = 0; head < scores.length; head++)
    scores[head] = (bias[head] ?? 0) + (SUMS[head] ?? 0) * (step[head] ?? 0) * scale;
  return scores;
}

/** Adds up what the rows in ROWS say, into SUMS; returns the sum of their values' squares. */
function addUp({ header, weights, wideAt, wideWeights }: TriageModel, count: number): number {
  const { main } = header;
  const heads = SUMS.length;
  const width = 1 + main;
  SUMS.fill(0);
  let squares = 0;
  for (let at = 0; at < count; at++) {
    const row = ROWS[at] ?? 0;
    const from = row * width + 1;
    const value = weights[from - 1] ?? 0;
    squares += value * value;
    for (let head = 0; head < main; head++)
      SUMS[head] = ((SUMS[head] ?? 0) + Math.imul(value, weights[from + head] ?? 0)) | 0;
    const wide = wideAt[row] ?? 0;
    if (wide === 0) continue;
    const wideFrom = (wide - 1) * (heads - main) - main;
    for (let head = main; head < heads; head++)
      SUMS[head] = ((SUMS[head] ?? 0) + Math.imul(value, wideWeights[wideFrom + head] ?? 0)) | 0;
  }
  return squares;
}

const ROWS_MAX = 8_192;
const ROWS = new Int32Array(ROWS_MAX);

/** Each known row once, into ROWS, which is used up before the next text is read; returns how many. */
function rowsOf(model: TriageModel, { numbers, count: grams }: Grams, signals: Int32Array): number {
  const generation = nextGeneration(model);
  const count = take(model, generation, numbers, grams, 0);
  const some = take(model, generation, signals, signals.length, count);
  const pairs = pairsOf(signals);
  return take(model, generation, pairs, pairs.length, some);
}

/** Adds the rows of these numbers that are not there yet; returns how many there are now. */
function take(
  { stamps, rows }: TriageModel,
  generation: number,
  numbers: Int32Array,
  end: number,
  had: number,
): number {
  let count = had;
  for (let at = 0; at < end && count < ROWS_MAX; at++) {
    const row = rowOf(rows, numbers[at] ?? 0);
    if (row < 0 || stamps[row] === generation) continue;
    stamps[row] = generation;
    ROWS[count++] = row;
  }
  return count;
}

function nextGeneration({ scratch, stamps }: TriageModel): number {
  scratch.generation = (scratch.generation + 1) & 0xff;
  if (scratch.generation === 0) {
    stamps.fill(0);
    scratch.generation = 1;
  }
  return scratch.generation;
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** How much a row speaks for a head; for showing why. */
export function weightOf(model: TriageModel, row: number, head: number): number {
  const { main, step, heads } = model.header;
  const at = row * (1 + main);
  const value = (model.weights[at] ?? 0) * (step[head] ?? 0);
  if (head < main) return value * (model.weights[at + 1 + head] ?? 0);
  const wide = model.wideAt[row] ?? 0;
  return wide === 0 ? 0 : value * (model.wideWeights[(wide - 1) * (heads.length - main) + head - main] ?? 0);
}
