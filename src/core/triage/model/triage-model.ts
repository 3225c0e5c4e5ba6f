import { z } from "zod";
import type { Result } from "../../result.ts";
import { type HeadSums, makeHeadSums } from "./head-sums.ts";
import { HEADS } from "./heads.ts";
import { makeRoom, SHARED_MAX } from "./room.ts";
import { makeRowFinder, type RowFinder } from "./row-finder.ts";
import { makeRowSums, type RowSums } from "./row-sums.ts";

/** An idea that hears nothing in its favour says a little of the contrary: without this it could stop learning. */
export const LEAK = 0.01;
export const IDEAS_MAX = 256;
/** Two numbers of 16 bits stand for no row (room.ts). */
const ROWS_MAX = 0xfffe;

/** What stands before the numbers of a model file. */
const Header = z.strictObject({
  format: z.literal(5),
  /** Of what it was trained: lines, and a digest of them and the settings. */
  lines: z.number().int(),
  digest: z.string(),
  /**
   * How many grams and signals it knows, how many ideas (and as many peaks) these speak to, and to how many thoughts those; all of them
   * speak to the heads.
   */
  rows: z.number().int().positive().max(ROWS_MAX),
  ideas: z.number().int().positive().multipleOf(4).max(IDEAS_MAX),
  thoughts: z.number().int().positive().multipleOf(4).max(IDEAS_MAX),
  heads: z.array(z.string()),
  /** Platt: probability = logistic(slope × score + shift), for each head. */
  slope: z.array(z.number()),
  shift: z.array(z.number()),
  /** From which probability on a head says yes; chosen by cross-validation. */
  threshold: z.array(z.number()),
  /** Quantisation steps of the weights of each idea. Values need none: what a text says is divided by their length. */
  step: z.array(z.number()),
});
export type ModelHeader = z.infer<typeof Header>;

/** The trained model, ready to be asked. */
export type TriageModel = {
  readonly header: ModelHeader;
  /** Which rows a text has. A text is divided by the length of what they are worth. */
  readonly finder: RowFinder;
  /** What each row says to the ideas, times its worth, in steps above or below MIDDLE. */
  readonly said: RowSums;
  /** What each idea and then each peak says to each thought, and ideas, peaks and then thoughts to each head. */
  readonly thoughts: HeadSums;
  readonly heads: HeadSums;
  /** The same the other way, to tell why: what each thought has of each idea and peak; and head by head what ideas, peaks and thoughts say to it. */
  readonly ofThoughts: HeadSums;
  readonly saidToHead: Float32Array;
  /** What is added to ideas and peaks, to thoughts and to heads. */
  readonly ideaBias: Float32Array;
  readonly thoughtBias: Float32Array;
  readonly bias: Float32Array;
};

const UPPER_COUNT = 0x10000;
export const MODEL_MARK = 0x32474e54;

/**
 * Reads a model file (unpacked): mark, header length, header, then how many rows there are for each upper half, lower halves,
 * values, weights, what ideas and peaks say to thoughts, what all three say to heads, what is added to ideas and peaks, thoughts and heads.
 * Errors: `not_a_model`, and `other_heads` when it was trained for other answers than this code asks for.
 */
export function decodeModel(bytes: Uint8Array): Result<TriageModel, "not_a_model" | "other_heads"> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MODEL_MARK) return { ok: false, error: "not_a_model" };
  const length = view.getUint32(4, true);
  const header = Header.safeParse(parseJson(new TextDecoder().decode(bytes.subarray(8, 8 + length))));
  if (!header.success) return { ok: false, error: "not_a_model" };
  const { rows, ideas, thoughts, heads } = header.data;
  if (heads.join() !== HEADS.join()) return { ok: false, error: "other_heads" };
  const hearing = ideas * 2;
  const tables = [hearing * thoughts, (hearing + thoughts) * heads.length, hearing, thoughts, heads.length];
  const sizes = [UPPER_COUNT, rows * 2, rows, rows * ideas, ...tables.map((count) => count * 4)];
  if (8 + length + sizes.reduce((sum, size) => sum + size, 0) !== bytes.byteLength)
    return { ok: false, error: "not_a_model" };
  // A copy of its own, so that each part begins where its kind of number may begin.
  const [counts, lower, values, weights, ...learnt] = cut(bytes, 8 + length, sizes);
  const [links, said, ideaBias, thoughtBias, bias] = learnt.map((part) => new Float32Array(part));
  if (!counts || !lower || !values || !weights || !links || !said || !ideaBias || !thoughtBias || !bias)
    return { ok: false, error: "not_a_model" };
  const shared = new Uint8Array(counts);
  const all = shared.reduce((sum, count) => sum + count, 0);
  if (all !== rows || shared.some((count) => count > SHARED_MAX)) return { ok: false, error: "not_a_model" };
  const room = makeRoom({
    counts: shared,
    lower: new Uint16Array(lower),
    values: new Uint8Array(values),
    weights: new Uint8Array(weights),
    ideas,
  });
  const model = {
    header: header.data,
    finder: makeRowFinder(room),
    said: makeRowSums(room),
    thoughts: makeHeadSums(links, thoughts),
    heads: makeHeadSums(said, heads.length),
    ofThoughts: makeHeadSums(turned(links, thoughts), hearing),
    saidToHead: turned(said, heads.length),
    ...{ ideaBias, thoughtBias, bias },
  };
  return { ok: true, value: model };
}

/** A table of so many columns, column by column. */
function turned(table: Float32Array, columns: number): Float32Array {
  const rows = table.length / columns;
  return table.map((_, at) => table[(at % rows) * columns + Math.floor(at / rows)] ?? 0);
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
