import { type Grams, gramsOf, pairsOf } from "./grams.ts";
import { HEADS } from "./heads.ts";
import { IDEAS_MAX, LEAK, MIDDLE, rowOf, type TriageModel } from "./triage-model.ts";

/** What the model thinks of a text: a probability for each head, and what is needed to say why. */
export type Opinion = {
  readonly model: TriageModel;
  readonly letters: Uint16Array;
  readonly probabilities: Float32Array;
  /** What each idea heard, bent. */
  readonly ideas: Float32Array;
};

/** Asks the model about a text (letters) and what the rules found in it (signals). */
export function askModel(model: TriageModel, letters: Uint16Array, signals: Int32Array): Opinion {
  const ideas = ideasOf(model, letters, signals);
  const probabilities = headsOf(model, ideas);
  const { slope, shift } = model.header;
  for (let head = 0; head < probabilities.length; head++)
    probabilities[head] = logistic((slope[head] ?? 1) * (probabilities[head] ?? 0) + (shift[head] ?? 0));
  return { model, letters, probabilities, ideas };
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

/** Sums by idea, in whole numbers: several times faster than with fractions. */
const SUMS = new Int32Array(IDEAS_MAX);

/** Raw scores of all heads, before they are made probabilities. */
export function scoresOf(model: TriageModel, letters: Uint16Array, signals: Int32Array): Float32Array {
  return headsOf(model, ideasOf(model, letters, signals));
}

/** What each idea hears in a text, bent. */
function ideasOf(model: TriageModel, letters: Uint16Array, signals: Int32Array): Float32Array {
  const { step } = model.header;
  const scale = 1 / (Math.sqrt(addUp(model, rowsOf(model, gramsOf(letters), signals))) || 1);
  const ideas = new Float32Array(step.length);
  for (let idea = 0; idea < ideas.length; idea++) {
    const heard = (model.ideaBias[idea] ?? 0) + (SUMS[idea] ?? 0) * (step[idea] ?? 0) * scale;
    ideas[idea] = heard > 0 ? heard : heard * LEAK;
  }
  return ideas;
}

function headsOf({ ideas: weights, bias }: TriageModel, ideas: Float32Array): Float32Array {
  const scores = bias.slice();
  const heads = scores.length;
  for (let idea = 0; idea < ideas.length; idea++) {
    const heard = ideas[idea] ?? 0;
    const from = idea * heads;
    for (let head = 0; head < heads; head++) scores[head] = (scores[head] ?? 0) + heard * (weights[from + head] ?? 0);
  }
  return scores;
}

/** So many bytes add up to no more than 16 bits. */
const ROWS_TOGETHER = 256;
const EVERY_OTHER = 0x00ff00ff;

/**
 * Adds up what the rows in ROWS say, into SUMS; returns the sum of their values' squares. Four ideas at a time: their bytes lie in one
 * number, and two of them are added by one addition, each with 16 bits of room.
 */
function addUp({ header, values, fours }: TriageModel, count: number): number {
  const width = header.ideas / 4;
  SUMS.fill(0);
  for (let first = 0; first < count; first += ROWS_TOGETHER) {
    const end = Math.min(count, first + ROWS_TOGETHER);
    const nothing = MIDDLE * (end - first);
    for (let four = 0; four < width; four++) {
      let even = 0;
      let odd = 0;
      for (let at = first; at < end; at++) {
        const said = fours[(ROWS[at] ?? 0) * width + four] ?? 0;
        even = (even + (said & EVERY_OTHER)) | 0;
        odd = (odd + ((said >>> 8) & EVERY_OTHER)) | 0;
      }
      const idea = four * 4;
      SUMS[idea] = (SUMS[idea] ?? 0) + (even & 0xffff) - nothing;
      SUMS[idea + 1] = (SUMS[idea + 1] ?? 0) + (odd & 0xffff) - nothing;
      SUMS[idea + 2] = (SUMS[idea + 2] ?? 0) + (even >>> 16) - nothing;
      SUMS[idea + 3] = (SUMS[idea + 3] ?? 0) + (odd >>> 16) - nothing;
    }
  }
  let squares = 0;
  for (let at = 0; at < count; at++) squares += (values[ROWS[at] ?? 0] ?? 0) ** 2;
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

/** How much each idea speaks for a head in this text, for what a row says to it in steps; for showing why. */
export function directionOf({ model, ideas }: Opinion, head: number): Float32Array {
  const { step, heads } = model.header;
  const direction = new Float32Array(step.length);
  for (let idea = 0; idea < direction.length; idea++) {
    const said = model.ideas[idea * heads.length + head] ?? 0;
    direction[idea] = (step[idea] ?? 0) * said * ((ideas[idea] ?? 0) > 0 ? 1 : LEAK);
  }
  return direction;
}
