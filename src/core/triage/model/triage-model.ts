import { z } from "zod";
import type { Result } from "../../result.ts";
import { HEADS } from "./heads.ts";

/** What stands before the numbers of a model file. */
const Header = z.strictObject({
  format: z.literal(2),
  /** Of what it was trained: lines, and a digest of them and the settings. */
  lines: z.number().int(),
  digest: z.string(),
  /** How many grams and signals it knows, and how many of them speak for all heads; the others speak for the main ones only. */
  rows: z.number().int().positive().max(0xffff),
  wide: z.number().int().positive(),
  /** How many heads, the first ones, are main. */
  main: z.number().int().positive(),
  heads: z.array(z.string()),
  bias: z.array(z.number()),
  /** Platt: probability = logistic(slope × score + shift), for each head. */
  slope: z.array(z.number()),
  shift: z.array(z.number()),
  /** From which probability on a head says yes; chosen by cross-validation. */
  threshold: z.array(z.number()),
  /** Quantisation steps of the weights of each head. Values need none: what a text says is divided by their length. */
  step: z.array(z.number()),
});
export type ModelHeader = z.infer<typeof Header>;

/** The trained model, ready to be asked. Plain numbers; `stamps` is scratch for counting each row once. */
export type TriageModel = {
  readonly header: ModelHeader;
  readonly rows: RowTable;
  /** Which of the wide rows a row is, counted from 1; 0 when it speaks for the main heads only. */
  readonly wideAt: Uint16Array;
  /** Of each row its value (in steps) and then its weights for the main heads, side by side as they are needed; wide rows by other head. */
  readonly weights: Int8Array;
  readonly wideWeights: Int8Array;
  readonly stamps: Uint8Array;
  readonly scratch: { generation: number };
};

/**
 * Rows in the order of their numbers (as unsigned): those whose upper half is `n` stand from `from[n]` to `from[n + 1]`, each told by
 * its lower half. Small, so that it stays near the processor.
 */
export type RowTable = { readonly from: Uint16Array; readonly lower: Uint16Array };

const UPPER_COUNT = 0x10000;
export const MODEL_MARK = 0x32474e54;

/**
 * Reads a model file (unpacked): mark, header length, header, then how many rows there are for each upper half, lower halves,
 * which rows are wide, values and weights, weights of wide rows.
 * Errors: `not_a_model`, and `other_heads` when it was trained for other answers than this code asks for.
 */
export function decodeModel(bytes: Uint8Array): Result<TriageModel, "not_a_model" | "other_heads"> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MODEL_MARK) return { ok: false, error: "not_a_model" };
  const length = view.getUint32(4, true);
  const header = Header.safeParse(parseJson(new TextDecoder().decode(bytes.subarray(8, 8 + length))));
  if (!header.success) return { ok: false, error: "not_a_model" };
  const { rows, wide, main, heads } = header.data;
  if (heads.join() !== HEADS.join()) return { ok: false, error: "other_heads" };
  const sizes = [UPPER_COUNT, rows * 2, rows, rows * (1 + main), wide * (heads.length - main)];
  if (8 + length + sizes.reduce((sum, size) => sum + size, 0) !== bytes.byteLength)
    return { ok: false, error: "not_a_model" };
  // A copy of its own, so that each part begins where its kind of number may begin.
  const [counts, lower, isWide, weights, wideWeights] = cut(bytes, 8 + length, sizes);
  if (!counts || !lower || !isWide || !weights || !wideWeights) return { ok: false, error: "not_a_model" };
  const model = {
    header: header.data,
    rows: { from: added(new Uint8Array(counts)), lower: new Uint16Array(lower) },
    wideAt: numbered(new Uint8Array(isWide)),
    weights: new Int8Array(weights),
    wideWeights: new Int8Array(wideWeights),
    stamps: new Uint8Array(rows),
    scratch: { generation: 0 },
  };
  return { ok: true, value: model };
}

/** The row of a gram or signal, or -1 when the model does not know it. */
export function rowOf({ from, lower }: RowTable, number: number): number {
  const upper = number >>> 16;
  const end = from[upper + 1] ?? 0;
  const low = number & 0xffff;
  for (let row = from[upper] ?? 0; row < end; row++) if (lower[row] === low) return row;
  return -1;
}

/** Where the rows of each upper half begin. */
function added(counts: Uint8Array): Uint16Array {
  const from = new Uint16Array(counts.length + 1);
  counts.forEach((count, upper) => {
    from[upper + 1] = (from[upper] ?? 0) + count;
  });
  return from;
}

function numbered(flags: Uint8Array): Uint16Array {
  let next = 0;
  return Uint16Array.from(flags, (flag) => (flag === 0 ? 0 : ++next));
}

function cut(bytes: Uint8Array, from: number, sizes: readonly number[]): ArrayBuffer[] {
  let at = from;
  return sizes.map((size) => {
    const part = new ArrayBuffer(size);
    new Uint8Array(part).set(bytes.subarray(at, at + size));
    at += size;
    return part;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
