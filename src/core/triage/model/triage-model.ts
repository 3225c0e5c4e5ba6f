import { z } from "zod";
import type { Result } from "../../result.ts";
import { HEADS } from "./heads.ts";

/** What stands before the numbers of a model file. */
const Header = z.strictObject({
  format: z.literal(1),
  /** Of what it was trained: lines, and a digest of them and the settings. */
  lines: z.number().int(),
  digest: z.string(),
  rows: z.number().int().positive(),
  hidden: z.number().int().positive(),
  /** How many heads, the first ones, have a direct line. */
  direct: z.number().int().positive(),
  heads: z.array(z.string()),
  /** Platt: probability = logistic(slope × score + shift), for each head. */
  slope: z.array(z.number()),
  shift: z.array(z.number()),
  /** From which probability on a head says yes; chosen by cross-validation. */
  threshold: z.array(z.number()),
  /** Quantisation steps: of the value of a row, of the direct line for each head, of the inner layer for each unit. */
  valueStep: z.number(),
  lineStep: z.array(z.number()),
  innerStep: z.array(z.number()),
});
export type ModelHeader = z.infer<typeof Header>;

/** The trained model, ready to be asked. Plain numbers; `stamps` is scratch for counting each row once. */
export type TriageModel = {
  readonly header: ModelHeader;
  /** Open addressing: number of a gram or signal → row; 0 is an empty place. */
  readonly places: Int32Array;
  readonly rowAt: Int32Array;
  readonly values: Float32Array;
  readonly line: Int8Array;
  readonly inner: Int8Array;
  readonly outer: Float32Array;
  readonly bias: Float32Array;
  readonly stamps: Uint32Array;
  readonly scratch: { generation: number };
};

export const MODEL_MARK = 0x31474e54;

/**
 * Reads a model file (unpacked): mark, header length, header, then numbers, values, line, inner, outer, bias.
 * Errors: `not_a_model`, and `other_heads` when it was trained for other answers than this code asks for.
 */
export function decodeModel(bytes: Uint8Array): Result<TriageModel, "not_a_model" | "other_heads"> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MODEL_MARK) return { ok: false, error: "not_a_model" };
  const length = view.getUint32(4, true);
  const header = Header.safeParse(parseJson(new TextDecoder().decode(bytes.subarray(8, 8 + length))));
  if (!header.success) return { ok: false, error: "not_a_model" };
  const { rows, hidden, direct, heads } = header.data;
  if (heads.join() !== HEADS.join()) return { ok: false, error: "other_heads" };
  const sizes = [rows * 4, rows, rows * direct, rows * hidden, heads.length * hidden * 4, heads.length * 4];
  if (8 + length + sizes.reduce((sum, size) => sum + size, 0) !== bytes.byteLength)
    return { ok: false, error: "not_a_model" };
  // A copy of its own, so that each part begins where its kind of number may begin.
  const parts = cut(bytes, 8 + length, sizes);
  const [numbers, values, line, inner, outer, bias] = parts;
  if (!numbers || !values || !line || !inner || !outer || !bias) return { ok: false, error: "not_a_model" };
  const { places, rowAt } = tableOf(new Int32Array(numbers));
  const model = {
    header: header.data,
    places,
    rowAt,
    values: Float32Array.from(new Uint8Array(values), (value) => value * header.data.valueStep),
    line: new Int8Array(line),
    inner: new Int8Array(inner),
    outer: new Float32Array(outer),
    bias: new Float32Array(bias),
    stamps: new Uint32Array(rows),
    scratch: { generation: 0 },
  };
  return { ok: true, value: model };
}

/** The row of a gram or signal, or -1 when the model does not know it. */
export function rowOf({ places, rowAt }: Pick<TriageModel, "places" | "rowAt">, number: number): number {
  const mask = places.length - 1;
  for (let at = number & mask; ; at = (at + 1) & mask) {
    const here = places[at];
    if (here === number) return rowAt[at] ?? -1;
    if (here === 0) return -1;
  }
}

function tableOf(numbers: Int32Array): Pick<TriageModel, "places" | "rowAt"> {
  const size = 2 ** Math.ceil(Math.log2(numbers.length * 2.5));
  const places = new Int32Array(size);
  const rowAt = new Int32Array(size);
  numbers.forEach((number, row) => {
    let at = number & (size - 1);
    while (places[at] !== 0) at = (at + 1) & (size - 1);
    places[at] = number;
    rowAt[at] = row;
  });
  return { places, rowAt };
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
