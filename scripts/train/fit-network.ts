import { logistic } from "../../src/core/triage/model/ask-model.ts";
import { LEAK } from "../../src/core/triage/model/triage-model.ts";
import { dice } from "./dice.ts";

/** One utterance as numbers: which rows it has (each once), how much each weighs, and what is to be answered (see targets.ts). */
export type Example = { readonly rows: Int32Array; readonly values: Float32Array; readonly targets: Uint8Array };

/** Rows speak to `ideas`, which speak to `heads`. */
export type Shape = { readonly rows: number; readonly ideas: number; readonly heads: number };

export type Settings = {
  readonly epochs: number;
  readonly rate: number;
  /** The share of a text's rows, and of the ideas, that is left out each time. */
  readonly dropout: number;
  readonly ideaDropout: number;
  readonly seed: number;
};

/** Weights of rows by idea and of ideas by head, and what is added to each idea and head; `encode.ts` makes them small. */
export type Network = {
  readonly rows: Float32Array;
  readonly ideas: Float32Array;
  readonly ideaBias: Float32Array;
  readonly bias: Float32Array;
};

/**
 * Fits a network with one hidden layer (ideas) to all heads at once, by AdaGrad, one example at a time in an order drawn from the seed,
 * with some rows and ideas left out each time. The same input gives the same bytes.
 */
export function fitNetwork(examples: readonly Example[], shape: Shape, settings: Settings): Network {
  const draw = dice(settings.seed);
  const now = beginning(shape, draw);
  const past = filled(shape, 1e-3);
  const order = Int32Array.from(examples, (_, at) => at);
  const room = roomFor(examples, shape);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, draw);
    const rate = settings.rate * (1 - epoch / settings.epochs);
    for (const at of order) {
      const example = examples[at];
      if (example !== undefined) learn(example, shape, { now, past, room, rate, settings, draw });
    }
  }
  return now;
}

/** Small weights of either sign, so that the ideas come to differ; heads begin at "unlikely". */
function beginning(shape: Shape, draw: () => number): Network {
  const network = filled(shape, 0);
  for (let at = 0; at < network.rows.length; at++) network.rows[at] = (draw() - 0.5) * 0.2;
  for (let at = 0; at < network.ideas.length; at++) network.ideas[at] = (draw() - 0.5) * 0.6;
  network.bias.fill(-2);
  return network;
}

function filled({ rows, ideas, heads }: Shape, value: number): Network {
  return {
    rows: new Float32Array(rows * ideas).fill(value),
    ideas: new Float32Array(ideas * heads).fill(value),
    ideaBias: new Float32Array(ideas).fill(value),
    bias: new Float32Array(heads).fill(value),
  };
}

/** What is reckoned for one example: its rows, the ideas before and after the bend, their slopes, and how far each head is wrong. */
type Room = {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly heard: Float32Array;
  readonly slopes: Float32Array;
  readonly wrong: Float32Array;
};

function roomFor(examples: readonly Example[], { ideas, heads }: Shape): Room {
  const most = examples.reduce((longest, { rows }) => Math.max(longest, rows.length), 0);
  return {
    rows: new Int32Array(most),
    values: new Float32Array(most),
    heard: new Float32Array(ideas),
    slopes: new Float32Array(ideas),
    wrong: new Float32Array(heads),
  };
}

type Work = {
  readonly now: Network;
  readonly past: Network;
  readonly room: Room;
  readonly rate: number;
  readonly settings: Settings;
  readonly draw: () => number;
};

function learn(example: Example, shape: Shape, work: Work): void {
  const count = keepSome(example, work);
  if (count === 0) return;
  hear(shape, work, count);
  answer(example.targets, shape, work);
  mendIdeas(shape, work);
  mendRows(shape, work, count);
}

/** Writes the rows that are not dropped into the room, with values whose squares sum to one. */
function keepSome({ rows, values }: Example, { room, settings, draw }: Work): number {
  let count = 0;
  let squares = 0;
  for (let at = 0; at < rows.length; at++) {
    if (draw() < settings.dropout) continue;
    const value = values[at] ?? 0;
    squares += value * value;
    room.rows[count] = rows[at] ?? 0;
    room.values[count++] = value;
  }
  const scale = 1 / (Math.sqrt(squares) || 1);
  for (let at = 0; at < count; at++) room.values[at] = (room.values[at] ?? 0) * scale;
  return count;
}

/** What each idea hears, bent; an idea that is left out this time hears nothing and has no slope. */
function hear({ ideas }: Shape, { now, room, settings, draw }: Work, count: number): void {
  const { heard, slopes } = room;
  heard.set(now.ideaBias);
  for (let at = 0; at < count; at++) {
    const value = room.values[at] ?? 0;
    const from = (room.rows[at] ?? 0) * ideas;
    for (let idea = 0; idea < ideas; idea++) heard[idea] = (heard[idea] ?? 0) + value * (now.rows[from + idea] ?? 0);
  }
  for (let idea = 0; idea < ideas; idea++) {
    const kept = draw() < settings.ideaDropout ? 0 : 1 / (1 - settings.ideaDropout);
    const slope = kept * ((heard[idea] ?? 0) > 0 ? 1 : LEAK);
    slopes[idea] = slope;
    heard[idea] = (heard[idea] ?? 0) * slope;
  }
}

/** How far each head's probability is from its target. */
function answer(targets: Uint8Array, { ideas, heads }: Shape, { now, room }: Work): void {
  const { heard, wrong } = room;
  wrong.set(now.bias);
  for (let idea = 0; idea < ideas; idea++) {
    const value = heard[idea] ?? 0;
    if (value === 0) continue;
    const from = idea * heads;
    for (let head = 0; head < heads; head++) wrong[head] = (wrong[head] ?? 0) + value * (now.ideas[from + head] ?? 0);
  }
  for (let head = 0; head < heads; head++) wrong[head] = logistic(wrong[head] ?? 0) - (targets[head] ?? 0);
}

/** Mends heads and ideas, and leaves in `slopes` how each idea should have heard. */
function mendIdeas({ ideas, heads }: Shape, { now, past, room, rate }: Work): void {
  const { heard, slopes, wrong } = room;
  for (let head = 0; head < heads; head++) step(now.bias, past.bias, head, wrong[head] ?? 0, rate);
  for (let idea = 0; idea < ideas; idea++) {
    const slope = slopes[idea] ?? 0;
    if (slope === 0) continue;
    const from = idea * heads;
    const value = heard[idea] ?? 0;
    let sum = 0;
    for (let head = 0; head < heads; head++) {
      const off = wrong[head] ?? 0;
      sum += off * (now.ideas[from + head] ?? 0);
      step(now.ideas, past.ideas, from + head, off * value, rate / 2);
    }
    slopes[idea] = sum * slope;
    step(now.ideaBias, past.ideaBias, idea, sum * slope, rate / 2);
  }
}

function mendRows({ ideas }: Shape, { now, past, room, rate }: Work, count: number): void {
  for (let at = 0; at < count; at++) {
    const value = room.values[at] ?? 0;
    const from = (room.rows[at] ?? 0) * ideas;
    for (let idea = 0; idea < ideas; idea++)
      step(now.rows, past.rows, from + idea, value * (room.slopes[idea] ?? 0), rate / 2);
  }
}

function step(values: Float32Array, past: Float32Array, at: number, slope: number, rate: number): void {
  if (slope === 0) return;
  const sum = (past[at] ?? 0) + slope * slope;
  past[at] = sum;
  values[at] = (values[at] ?? 0) - (rate * slope) / Math.sqrt(sum);
}

function shuffle(order: Int32Array, draw: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
