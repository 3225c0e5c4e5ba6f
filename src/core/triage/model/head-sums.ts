import {
  again,
  assemble,
  BELOW,
  type Code,
  get,
  I32,
  LOAD_SHORT,
  load16,
  PLUS,
  SHORT_PLUS,
  SHORT_TIMES,
  set,
  store16,
  V128,
  whole,
} from "./wasm.ts";

/** What ideas say to heads (or to thoughts), added up sixteen heads at a time. Used up before the next text. */
export type HeadSums = {
  readonly ideas: Float32Array;
  /** What is added to, and what comes out. */
  readonly scores: Float32Array;
  readonly addUp: () => void;
};

const SHORT = 4;
const VECTOR = 16;
/** So many heads at a time. */
const TOGETHER = 16;
const LINE = TOGETHER * SHORT;
const PAGE = 0x10000;

/** @param said what each idea says to each head, idea by idea. */
export function makeHeadSums(said: Float32Array, heads: number): HeadSums {
  const ideas = said.length / heads;
  const width = Math.ceil(heads / TOGETHER) * TOGETHER;
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
      addUp(0, width * SHORT, ideasAt, ideasAt + ideas * SHORT, scoresAt, scoresAt + width * SHORT);
    },
  };
}

/** Sixteen columns at a time, down the ideas. */
function addUpLoop(): Code {
  const [weights, width, ideas, end, scores, stop, at, idea, heard, ...four] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ];
  const parts = four.map((sum, part) => ({ sum, behind: part * VECTOR }));
  return again([
    ...parts.flatMap(({ sum, behind }) => [...get(scores), ...load16(behind), ...set(sum)]),
    ...[...get(weights), ...set(at), ...get(ideas), ...set(idea)],
    ...again([
      ...[...get(idea), ...LOAD_SHORT, ...set(heard)],
      ...parts.flatMap(({ sum, behind }) => [
        ...[...get(sum), ...get(at), ...load16(behind), ...get(heard), ...SHORT_TIMES, ...SHORT_PLUS, ...set(sum)],
      ]),
      ...[...get(at), ...get(width), ...PLUS, ...set(at)],
      ...[...get(idea), ...whole(SHORT), ...PLUS, ...set(idea), ...get(idea), ...get(end), ...BELOW],
    ]),
    ...parts.flatMap(({ sum, behind }) => [...get(scores), ...get(sum), ...store16(behind)]),
    ...[...get(weights), ...whole(LINE), ...PLUS, ...set(weights)],
    ...[...get(scores), ...whole(LINE), ...PLUS, ...set(scores), ...get(scores), ...get(stop), ...BELOW],
  ]);
}

const LOOP = new WebAssembly.Module(
  assemble([{ name: "addUp", params: 6, locals: [I32, I32, V128, V128, V128, V128, V128], body: addUpLoop() }]),
);
