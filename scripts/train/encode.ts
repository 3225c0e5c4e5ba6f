import { HEADS } from "../../src/core/triage/model/heads.ts";
import { MIDDLE } from "../../src/core/triage/model/room.ts";
import { MODEL_MARK, type ModelHeader } from "../../src/core/triage/model/triage-model.ts";
import type { Learned } from "./learn.ts";

type Told = Pick<ModelHeader, "lines" | "digest" | "slope" | "shift" | "threshold">;

/** The weights of an idea are written in steps of this share of their spread: some three bits each, which costs nothing measurable. */
const STEP = 0.5;
const LEVELS = 127;
const VALUES = 255;

/** Writes what was learnt small: rows in the order of their numbers, their weights as bytes with a step for each idea. */
export function encodeModel({ numbers, values, shape, network }: Learned, told: Told): Uint8Array {
  const { ideas, thoughts } = shape;
  const order = numbers.map((number, row) => ({ number: number >>> 0, row })).sort((a, b) => a.number - b.number);
  const valueStep = values.reduce((most, value) => Math.max(most, value), 0) / VALUES;
  const worth = Uint8Array.from(values, (value) => Math.max(1, Math.round(value / valueStep)));
  // What a row says is multiplied by its value here, once, and not for each text.
  const said = network.rows.map((weight, at) => weight * (worth[Math.floor(at / ideas)] ?? 0));
  const step = Array.from({ length: ideas }, (_, idea) => stepOf(said, ideas, idea));
  const counts = new Uint8Array(0x10000);
  const weights = new Uint8Array(order.length * ideas);
  order.forEach(({ number, row }, at) => {
    counts[number >>> 16] = (counts[number >>> 16] ?? 0) + 1;
    for (let idea = 0; idea < ideas; idea++)
      weights[at * ideas + idea] = MIDDLE + quantised(said[row * ideas + idea] ?? 0, step[idea] ?? 1);
  });
  const header: ModelHeader = { format: 5, ...told, rows: order.length, ideas, thoughts, heads: [...HEADS], step };
  return assemble(header, [
    counts,
    bytesOf(Uint16Array.from(order, ({ number }) => number & 0xffff)),
    Uint8Array.from(order, ({ row }) => worth[row] ?? 1),
    weights,
    ...[network.links, network.said, network.ideaBias, network.thoughtBias, network.bias].map(bytesOf),
  ]);
}

function stepOf(weights: Float32Array, width: number, idea: number): number {
  let squares = 0;
  for (let at = idea; at < weights.length; at += width) squares += (weights[at] ?? 0) ** 2;
  return Math.max(1e-9, Math.sqrt((squares * width) / weights.length) * STEP);
}

function quantised(weight: number, size: number): number {
  return Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / size)));
}

function bytesOf(numbers: Uint16Array | Float32Array): Uint8Array {
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
