import { HEADS } from "../../src/core/triage/model/heads.ts";
import { MODEL_MARK, type ModelHeader } from "../../src/core/triage/model/triage-model.ts";
import type { Learned } from "./learn.ts";

type Told = Pick<ModelHeader, "lines" | "digest" | "slope" | "shift" | "threshold">;

/**
 * Writes a learned net small: the rows that matter most, and weights as bytes with a step for each head and unit.
 */
export function encodeModel({ rows, values, counts, net }: Learned, told: Told, rowsMax: number): Uint8Array {
  const { hidden, direct } = net.shape;
  const kept = weightiest({ rows, values, counts, net }, rowsMax);
  const valueStep = Math.max(...kept.map(({ row }) => values[row] ?? 0)) / 255;
  const lineStep = Array.from({ length: direct }, (_, head) =>
    step(kept.map(({ row }) => net.line[row * direct + head] ?? 0)),
  );
  const innerStep = Array.from({ length: hidden }, (_, h) =>
    step(kept.map(({ row }) => net.inner[row * hidden + h] ?? 0)),
  );
  const header: ModelHeader = {
    format: 1,
    ...told,
    rows: kept.length,
    hidden,
    direct,
    heads: [...HEADS],
    valueStep,
    lineStep,
    innerStep,
  };
  const line = new Int8Array(kept.length * direct);
  const inner = new Int8Array(kept.length * hidden);
  kept.forEach(({ row }, at) => {
    for (let head = 0; head < direct; head++)
      line[at * direct + head] = quantised(net.line[row * direct + head] ?? 0, lineStep[head] ?? 1);
    for (let h = 0; h < hidden; h++)
      inner[at * hidden + h] = quantised(net.inner[row * hidden + h] ?? 0, innerStep[h] ?? 1);
  });
  return assemble(header, [
    bytesOf(Int32Array.from(kept, ({ number }) => number)),
    Uint8Array.from(kept, ({ row }) => Math.max(1, Math.round((values[row] ?? 0) / valueStep))),
    bytesOf(line),
    bytesOf(inner),
    bytesOf(net.outer),
    bytesOf(net.bias),
  ]);
}

type Kept = { readonly number: number; readonly row: number };

/** Those that move the answers most, over all the texts they stand in. */
function weightiest({ rows, values, counts, net }: Learned, most: number): Kept[] {
  const { hidden, direct } = net.shape;
  const weight = (row: number) => {
    let sum = 0;
    for (let head = 0; head < direct; head++) sum += (net.line[row * direct + head] ?? 0) ** 2;
    for (let h = 0; h < hidden; h++) sum += (net.inner[row * hidden + h] ?? 0) ** 2;
    return sum * (values[row] ?? 0) ** 2 * (counts[row] ?? 0);
  };
  const all = [...rows].map(([number, row]) => ({ number, row, weight: weight(row) }));
  return all
    .sort((a, b) => b.weight - a.weight || a.number - b.number)
    .slice(0, most)
    .sort((a, b) => a.row - b.row);
}

/** The 99.9th percentile fits a byte; the few beyond it are cut. */
function step(weights: readonly number[]): number {
  const sizes = weights.map(Math.abs).sort((a, b) => a - b);
  return Math.max(1e-9, (sizes[Math.floor(sizes.length * 0.999)] ?? 0) / 127);
}

function quantised(weight: number, size: number): number {
  return Math.max(-127, Math.min(127, Math.round(weight / size)));
}

function bytesOf(numbers: Int32Array | Int8Array | Float32Array): Uint8Array {
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
