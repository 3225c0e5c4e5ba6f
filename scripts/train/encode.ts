import { HEADS } from "../../src/core/triage/model/heads.ts";
import { MODEL_MARK, type ModelHeader } from "../../src/core/triage/model/triage-model.ts";
import type { Learned } from "./learn.ts";

type Told = Pick<ModelHeader, "lines" | "digest" | "slope" | "shift" | "threshold">;

/** Weights are written as whole numbers up to this: more would not pack well, and decides nothing. */
const LEVELS = 23;

/** Writes what was learnt small: rows in the order of their numbers, weights as bytes with a step for each head. */
export function encodeModel({ numbers, values, shape, linear }: Learned, told: Told): Uint8Array {
  const { main, wide, heads, wideAt } = shape;
  const others = heads - main;
  const order = numbers.map((number, row) => ({ number: number >>> 0, row })).sort((a, b) => a.number - b.number);
  const step = Array.from({ length: heads }, (_, head) =>
    head < main ? stepOf(linear.main, main, head) : stepOf(linear.wide, others, head - main),
  );
  const valueStep = values.reduce((most, value) => Math.max(most, value), 0) / 127;
  const counts = new Uint8Array(0x10000);
  const weights = new Int8Array(order.length * (1 + main));
  const wideWeights = new Int8Array(wide * others);
  let wideCount = 0;
  order.forEach(({ number, row }, at) => {
    counts[number >>> 16] = (counts[number >>> 16] ?? 0) + 1;
    weights[at * (1 + main)] = Math.max(1, Math.round((values[row] ?? 0) / valueStep));
    for (let head = 0; head < main; head++)
      weights[at * (1 + main) + 1 + head] = quantised(linear.main[row * main + head] ?? 0, step[head] ?? 1);
    const from = wideAt[row] ?? -1;
    if (from < 0) return;
    for (let head = 0; head < others; head++)
      wideWeights[wideCount * others + head] = quantised(
        linear.wide[from * others + head] ?? 0,
        step[main + head] ?? 1,
      );
    wideCount += 1;
  });
  const header: ModelHeader = {
    format: 2,
    ...told,
    rows: order.length,
    wide,
    main,
    heads: [...HEADS],
    bias: [...linear.bias],
    step,
  };
  return assemble(header, [
    counts,
    bytesOf(Uint16Array.from(order, ({ number }) => number & 0xffff)),
    Uint8Array.from(order, ({ row }) => ((wideAt[row] ?? -1) < 0 ? 0 : 1)),
    bytesOf(weights),
    bytesOf(wideWeights),
  ]);
}

/** The 99.9th percentile of a head's weights is its highest level; the few beyond it are cut. */
function stepOf(weights: Float32Array, width: number, head: number): number {
  const sizes = Float32Array.from({ length: weights.length / width }, (_, row) =>
    Math.abs(weights[row * width + head] ?? 0),
  ).sort();
  return Math.max(1e-9, (sizes[Math.floor(sizes.length * 0.999)] ?? 0) / LEVELS);
}

function quantised(weight: number, size: number): number {
  return Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / size)));
}

function bytesOf(numbers: Uint16Array | Int8Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function assemble(header: ModelHeader, parts: readonly Uint8Array[]): Uint8Array {
  const told = new TextEncoder().encode(
    JSON.stringify(header, (_, value) =>
      typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value,
    ),
  );
  const first = new Uint8Array(8);
  const view = new DataView(first.buffer);
  view.setUint32(0, MODEL_MARK, true);
  view.setUint32(4, told.length, true);
  const all = [first, told, ...parts];
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
