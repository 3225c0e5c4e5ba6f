import {
  again,
  assemble,
  BELOW,
  type Code,
  FRACTIONS_PLUS,
  FRACTIONS_TIMES,
  get,
  I32,
  LENGTHEN,
  LOAD_SHORT,
  LOWER_HALVES,
  load16,
  PLUS,
  SHORTEN,
  set,
  store16,
  UPPER_HALF,
  V128,
  whole,
} from "./wasm.ts";

/** What ideas say to heads (or to thoughts), added up four heads at a time (why so: row-sums.ts). Used up before the next text. */
export type HeadSums = {
  readonly ideas: Float32Array;
  /** What is added to, and what comes out. */
  readonly scores: Float32Array;
  readonly addUp: () => void;
};

const SHORT = 4;
const VECTOR = 16;
const PAGE = 0x10000;

/** @param said what each idea says to each head, idea by idea. */
export function makeHeadSums(said: Float32Array, heads: number): HeadSums {
  const ideas = said.length / heads;
  const width = Math.ceil(heads / SHORT) * SHORT;
  const ideasAt = ideas * width * SHORT;
  const scoresAt = Math.ceil((ideasAt + ideas * SHORT) / VECTOR) * VECTOR;
  const pages = Math.ceil((scoresAt + width * SHORT) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { buffer } = memory;
  const weights = new Float32Array(buffer, 0, ideas * width);
  for (let idea = 0; idea < ideas; idea++) weights.set(said.subarray(idea * heads, (idea + 1) * heads), idea * width);
  const { addUp } = new WebAssembly.Instance(LOOP, { js: { memory } }).exports;
  if (typeof addUp !== "function") throw new Error("the loop is not there");
  return {
    ideas: new Float32Array(buffer, ideasAt, ideas),
    scores: new Float32Array(buffer, scoresAt, heads),
    addUp: () => {
      addUp(0, ideasAt, ideasAt + ideas * SHORT, scoresAt, scoresAt + width * SHORT);
    },
  };
}

/** Idea by idea, along the heads; each score is rounded to a short fraction after each idea. */
function addUpLoop(): Code {
  const [weights, ideas, end, scores, stop, at, heard, weight, score] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const half = (lengthened: (four: number) => Code): Code => [
    ...[...lengthened(score), ...lengthened(weight), ...get(heard), ...FRACTIONS_TIMES],
    ...[...FRACTIONS_PLUS, ...SHORTEN],
  ];
  const lower = (four: number): Code => [...get(four), ...LENGTHEN];
  const upper = (four: number): Code => [...get(four), ...get(four), ...UPPER_HALF, ...LENGTHEN];
  return again([
    ...[...get(ideas), ...LOAD_SHORT, ...LENGTHEN, ...set(heard), ...get(scores), ...set(at)],
    ...again([
      ...[...get(at), ...load16(), ...set(score), ...get(weights), ...load16(), ...set(weight)],
      ...[...get(at), ...half(lower), ...half(upper), ...LOWER_HALVES, ...store16()],
      ...[...get(weights), ...whole(VECTOR), ...PLUS, ...set(weights)],
      ...[...get(at), ...whole(VECTOR), ...PLUS, ...set(at), ...get(at), ...get(stop), ...BELOW],
    ]),
    ...[...get(ideas), ...whole(SHORT), ...PLUS, ...set(ideas), ...get(ideas), ...get(end), ...BELOW],
  ]);
}

const LOOP = new WebAssembly.Module(
  assemble([{ name: "addUp", params: 5, locals: [I32, V128, V128, V128], body: addUpLoop() }]),
);
