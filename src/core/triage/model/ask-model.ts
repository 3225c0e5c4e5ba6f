import { eachGram } from "./grams.ts";
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
  const scores = scoresOf(model, letters, signals);
  const { slope, shift } = model.header;
  const probabilities = scores.map((score, head) => logistic((slope[head] ?? 1) * score + (shift[head] ?? 0)));
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

const ROWS_MAX = 8_192;
const ROWS = new Int32Array(ROWS_MAX);
/** How strongly a unit of the hidden layer below zero still counts. */
export const LEAK = 0.1;

/** Each known row once. The array is shared: it is used up before the next text is read. */
function rowsOf(model: TriageModel, letters: Uint16Array, signals: Int32Array): { rows: Int32Array; count: number } {
  const generation = ++model.scratch.generation;
  const { stamps } = model;
  let count = 0;
  const take = (number: number) => {
    const row = rowOf(model, number);
    if (row < 0 || stamps[row] === generation || count === ROWS_MAX) return;
    stamps[row] = generation;
    ROWS[count++] = row;
  };
  eachGram(letters, take);
  for (const signal of signals) take(signal);
  return { rows: ROWS, count };
}

/** Raw scores of all heads, before they are made probabilities. */
export function scoresOf(model: TriageModel, letters: Uint16Array, signals: Int32Array): Float32Array {
  const { rows, count } = rowsOf(model, letters, signals);
  const { values, line, inner, bias, header } = model;
  const { hidden, direct, lineStep, innerStep } = header;
  const heads = header.heads.length;
  const lines = new Float32Array(heads);
  const units = new Float32Array(hidden);
  let squares = 0;
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? 0;
    const value = values[row] ?? 0;
    squares += value * value;
    const from = row * direct;
    for (let head = 0; head < direct; head++) lines[head] = (lines[head] ?? 0) + value * (line[from + head] ?? 0);
    const unitFrom = row * hidden;
    for (let unit = 0; unit < hidden; unit++) units[unit] = (units[unit] ?? 0) + value * (inner[unitFrom + unit] ?? 0);
  }
  const scale = 1 / (Math.sqrt(squares) || 1);
  for (let unit = 0; unit < hidden; unit++) {
    const sum = (units[unit] ?? 0) * (innerStep[unit] ?? 0) * scale;
    units[unit] = sum < 0 ? sum * LEAK : sum;
  }
  for (let head = 0; head < heads; head++) {
    let sum = (bias[head] ?? 0) + (lines[head] ?? 0) * (lineStep[head] ?? 0) * scale;
    const from = head * hidden;
    for (let unit = 0; unit < hidden; unit++) sum += (model.outer[from + unit] ?? 0) * (units[unit] ?? 0);
    lines[head] = sum;
  }
  return lines;
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** How much a row speaks for a head, beyond the hidden layer's bend; for showing why. */
export function weightOf(model: TriageModel, row: number, head: number): number {
  const { hidden, direct, lineStep, innerStep } = model.header;
  let sum = head < direct ? (model.line[row * direct + head] ?? 0) * (lineStep[head] ?? 0) : 0;
  for (let unit = 0; unit < hidden; unit++)
    sum +=
      (model.outer[head * hidden + unit] ?? 0) * (model.inner[row * hidden + unit] ?? 0) * (innerStep[unit] ?? 0) * 0.5;
  return sum * (model.values[row] ?? 0);
}
