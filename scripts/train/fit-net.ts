/** One utterance as numbers: which rows it has (each once), how much each weighs, and what is to be answered (see targets.ts). */
export type Example = {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly targets: Uint8Array;
  /** Where the signals begin among the rows. */
  readonly signalsFrom: number;
};

export type Shape = { readonly rows: number; readonly hidden: number; readonly heads: number; readonly direct: number };

export type Settings = {
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  /** How often an example is learnt from its signals alone, so that ideas count in languages and wordings not yet seen. */
  readonly blind: number;
  readonly decay: number;
  readonly seed: number;
  /** How much a yes of each head weighs against a no. */
  readonly weights: Float32Array;
};

/**
 * A small net: rows → mean → hidden (rectified) → heads, and beside it a direct line from rows to the first `direct` heads.
 * Float32 throughout; `encode.ts` makes it small.
 */
export type Net = {
  readonly shape: Shape;
  readonly inner: Float32Array;
  readonly outer: Float32Array;
  readonly line: Float32Array;
  readonly bias: Float32Array;
};

/** Fits a net by AdaGrad, one example at a time, in an order drawn from the seed: the same input gives the same bytes. */
export function fitNet(examples: readonly Example[], shape: Shape, settings: Settings): Net {
  const draw = dice(settings.seed);
  const net = freshNet(shape, draw);
  const past = {
    inner: new Float32Array(net.inner.length).fill(1e-6),
    outer: new Float32Array(net.outer.length).fill(1e-6),
    line: new Float32Array(net.line.length).fill(1e-6),
    bias: new Float32Array(net.bias.length).fill(1e-6),
  };
  const order = Int32Array.from(examples, (_, at) => at);
  const work = workspace(shape);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, draw);
    const rate = settings.rate * (1 - epoch / settings.epochs);
    for (const at of order) {
      const example = examples[at];
      if (example !== undefined) learn(net, past, work, example, settings, rate, draw);
    }
  }
  return net;
}

/** Raw scores (before the logistic) of every head. */
export function scoresOf(net: Net, rows: Int32Array, values: Float32Array, into: Float32Array): Float32Array {
  const work = workspace(net.shape);
  const scale = 1 / norm(values, rows.length);
  forward(net, work, rows, values, rows.length, scale);
  into.set(work.scores);
  return into;
}

type Work = {
  readonly hidden: Float32Array;
  readonly back: Float32Array;
  readonly scores: Float32Array;
  readonly kept: Int32Array;
  readonly weights: Float32Array;
};

const ROWS_MAX = 8_000;

function workspace({ hidden, heads }: Shape): Work {
  return {
    hidden: new Float32Array(hidden),
    back: new Float32Array(hidden),
    scores: new Float32Array(heads),
    kept: new Int32Array(ROWS_MAX),
    weights: new Float32Array(ROWS_MAX),
  };
}

function freshNet(shape: Shape, draw: () => number): Net {
  const { rows, hidden, heads, direct } = shape;
  return {
    shape,
    inner: Float32Array.from({ length: rows * hidden }, () => (draw() - 0.5) * 0.4),
    outer: Float32Array.from({ length: heads * hidden }, () => (draw() - 0.5) * 0.4),
    line: new Float32Array(rows * direct),
    bias: new Float32Array(heads).fill(-2),
  };
}

function norm(values: Float32Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += (values[at] ?? 0) ** 2;
  return Math.sqrt(sum) || 1;
}

function forward(net: Net, work: Work, rows: Int32Array, values: Float32Array, count: number, scale: number): void {
  const { hidden, heads, direct } = net.shape;
  work.hidden.fill(0);
  work.scores.set(net.bias);
  for (let at = 0; at < count; at++) {
    const value = (values[at] ?? 0) * scale;
    const row = rows[at] ?? 0;
    const inner = row * hidden;
    for (let h = 0; h < hidden; h++) work.hidden[h] = (work.hidden[h] ?? 0) + value * (net.inner[inner + h] ?? 0);
    const line = row * direct;
    for (let d = 0; d < direct; d++) work.scores[d] = (work.scores[d] ?? 0) + value * (net.line[line + d] ?? 0);
  }
  for (let h = 0; h < hidden; h++) if ((work.hidden[h] ?? 0) < 0) work.hidden[h] = (work.hidden[h] ?? 0) * LEAK;
  for (let head = 0; head < heads; head++) {
    let sum = work.scores[head] ?? 0;
    const outer = head * hidden;
    for (let h = 0; h < hidden; h++) sum += (net.outer[outer + h] ?? 0) * (work.hidden[h] ?? 0);
    work.scores[head] = sum;
  }
}

export const LEAK = 0.1;

type Past = Pick<Net, "inner" | "outer" | "line" | "bias">;

function learn(
  net: Net,
  past: Past,
  work: Work,
  example: Example,
  settings: Settings,
  rate: number,
  draw: () => number,
) {
  const { hidden, heads, direct } = net.shape;
  const { dropout, blind, decay, weights } = settings;
  let count = 0;
  const first = draw() < blind ? example.signalsFrom : 0;
  for (let at = first; at < example.rows.length && count < ROWS_MAX; at++) {
    if (draw() < dropout) continue;
    work.kept[count] = example.rows[at] ?? 0;
    work.weights[count++] = example.values[at] ?? 0;
  }
  if (count === 0) return;
  const scale = 1 / norm(work.weights, count);
  forward(net, work, work.kept, work.weights, count, scale);
  work.back.fill(0);
  for (let head = 0; head < heads; head++) {
    const target = example.targets[head] ?? 0;
    const wrong =
      target === 2 ? 0 : (logistic(work.scores[head] ?? 0) - target) * (target === 1 ? (weights[head] ?? 1) : 1);
    work.scores[head] = wrong;
    if (wrong === 0) continue;
    step(net.bias, past.bias, head, wrong, rate);
    const outer = head * hidden;
    for (let h = 0; h < hidden; h++) {
      const at = outer + h;
      work.back[h] = (work.back[h] ?? 0) + wrong * (net.outer[at] ?? 0);
      step(net.outer, past.outer, at, wrong * (work.hidden[h] ?? 0) + decay * (net.outer[at] ?? 0), rate);
    }
  }
  for (let h = 0; h < hidden; h++) if ((work.hidden[h] ?? 0) < 0) work.back[h] = (work.back[h] ?? 0) * LEAK;
  for (let at = 0; at < count; at++) {
    const value = (work.weights[at] ?? 0) * scale;
    const inner = (work.kept[at] ?? 0) * hidden;
    for (let h = 0; h < hidden; h++) {
      const to = inner + h;
      step(net.inner, past.inner, to, value * (work.back[h] ?? 0) + decay * (net.inner[to] ?? 0), rate);
    }
    const line = (work.kept[at] ?? 0) * direct;
    for (let d = 0; d < direct; d++) {
      const to = line + d;
      step(net.line, past.line, to, value * (work.scores[d] ?? 0) + decay * (net.line[to] ?? 0), rate);
    }
  }
}

function step(values: Float32Array, past: Float32Array, at: number, slope: number, rate: number): void {
  const sum = (past[at] ?? 0) + slope * slope;
  past[at] = sum;
  values[at] = (values[at] ?? 0) - (rate * slope) / Math.sqrt(sum);
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function shuffle(order: Int32Array, draw: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** mulberry32: small, fast, the same everywhere. */
export function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
