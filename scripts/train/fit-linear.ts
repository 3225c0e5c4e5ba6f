import { logistic } from "../../src/core/triage/model/ask-model.ts";
import { dice } from "./dice.ts";

/** One utterance as numbers: which rows it has (each once), how much each weighs, and what is to be answered (see targets.ts). */
export type Example = { readonly rows: Int32Array; readonly values: Float32Array; readonly targets: Uint8Array };

/** `wideAt`: which of the `wide` rows a row is; -1 when it speaks for the first `main` heads only. */
export type Shape = {
  readonly rows: number;
  readonly wide: number;
  readonly wideAt: Int32Array;
  readonly main: number;
  readonly heads: number;
};

export type Settings = {
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly seed: number;
};

/** Weights by row and main head, and by wide row and other head; float32 throughout, `encode.ts` makes them small. */
export type Linear = { readonly main: Float32Array; readonly wide: Float32Array; readonly bias: Float32Array };

/**
 * Fits a logistic regression for each head, all at once, by AdaGrad, one example at a time in an order drawn from the seed, with some rows
 * left out each time. The same input gives the same bytes.
 */
export function fitLinear(examples: readonly Example[], shape: Shape, settings: Settings): Linear {
  const draw = dice(settings.seed);
  const now = fresh(shape, 0);
  now.bias.fill(-2);
  const past = fresh(shape, 1e-6);
  const order = Int32Array.from(examples, (_, at) => at);
  const room = roomFor(examples, shape);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, draw);
    const rate = settings.rate * (1 - epoch / settings.epochs);
    for (const at of order) {
      const example = examples[at];
      if (example !== undefined) learn(example, shape, { now, past, room, rate, dropout: settings.dropout, draw });
    }
  }
  return now;
}

function fresh({ rows, wide, main, heads }: Shape, value: number): Linear {
  return {
    main: new Float32Array(rows * main).fill(value),
    wide: new Float32Array(wide * (heads - main)).fill(value),
    bias: new Float32Array(heads).fill(value),
  };
}

type Room = { readonly rows: Int32Array; readonly values: Float32Array; readonly wrong: Float32Array };

function roomFor(examples: readonly Example[], { heads }: Shape): Room {
  const most = examples.reduce((longest, { rows }) => Math.max(longest, rows.length), 0);
  return { rows: new Int32Array(most), values: new Float32Array(most), wrong: new Float32Array(heads) };
}

type Work = {
  readonly now: Linear;
  readonly past: Linear;
  readonly room: Room;
  readonly rate: number;
  readonly dropout: number;
  readonly draw: () => number;
};

function learn(example: Example, shape: Shape, work: Work): void {
  const { now, past, room, rate } = work;
  const { main, heads, wideAt } = shape;
  const count = keepSome(example, work);
  if (count === 0) return;
  const wrong = errorsOf(example.targets, shape, now, room, count);
  for (let head = 0; head < heads; head++) step(now.bias, past.bias, head, wrong[head] ?? 0, rate);
  for (let at = 0; at < count; at++) {
    const value = room.values[at] ?? 0;
    const row = room.rows[at] ?? 0;
    const from = row * main;
    for (let head = 0; head < main; head++) step(now.main, past.main, from + head, value * (wrong[head] ?? 0), rate);
    const wide = wideAt[row] ?? -1;
    if (wide < 0) continue;
    const wideFrom = wide * (heads - main) - main;
    for (let head = main; head < heads; head++)
      step(now.wide, past.wide, wideFrom + head, value * (wrong[head] ?? 0), rate);
  }
}

/** Writes the rows that are not dropped into the room, with values whose squares sum to one. */
function keepSome({ rows, values }: Example, { room, dropout, draw }: Work): number {
  let count = 0;
  let squares = 0;
  for (let at = 0; at < rows.length; at++) {
    if (draw() < dropout) continue;
    const value = values[at] ?? 0;
    squares += value * value;
    room.rows[count] = rows[at] ?? 0;
    room.values[count++] = value;
  }
  const scale = 1 / (Math.sqrt(squares) || 1);
  for (let at = 0; at < count; at++) room.values[at] = (room.values[at] ?? 0) * scale;
  return count;
}

/** How far each head's probability is from its target. */
function errorsOf(targets: Uint8Array, shape: Shape, now: Linear, room: Room, count: number): Float32Array {
  const { main, heads, wideAt } = shape;
  const { wrong } = room;
  wrong.set(now.bias);
  for (let at = 0; at < count; at++) {
    const value = room.values[at] ?? 0;
    const row = room.rows[at] ?? 0;
    const from = row * main;
    for (let head = 0; head < main; head++) wrong[head] = (wrong[head] ?? 0) + value * (now.main[from + head] ?? 0);
    const wide = wideAt[row] ?? -1;
    if (wide < 0) continue;
    const wideFrom = wide * (heads - main) - main;
    for (let head = main; head < heads; head++)
      wrong[head] = (wrong[head] ?? 0) + value * (now.wide[wideFrom + head] ?? 0);
  }
  for (let head = 0; head < heads; head++) wrong[head] = logistic(wrong[head] ?? 0) - (targets[head] ?? 0);
  return wrong;
}

function step(values: Float32Array, past: Float32Array, at: number, slope: number, rate: number): void {
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
