import { logistic } from "../../src/core/triage/model/ask-model.ts";
import { LEAK } from "../../src/core/triage/model/triage-model.ts";
import { dice } from "../dice.ts";
import { ENTRY } from "./fit-loops.ts";
import { askOfRows, hearPeaks } from "./fit-peaks.ts";
import { type Loom, makeLoom, type Network, type Shape, wovenNetwork } from "./loom.ts";

/**
 * One utterance as numbers: which rows it has (each once), how much each weighs, and what is to be answered (see targets.ts). `pieces`: which of
 * these rows begin in the letters of each block, again and again, one block after the other; `blocks`: where each block's begin, and the last end.
 */
export type Example = {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly targets: Uint8Array;
  readonly pieces: Int32Array;
  readonly blocks: Int32Array;
};

export type Settings = {
  readonly epochs: number;
  readonly rate: number;
  /** The share of a text's rows, and of the ideas, peaks and thoughts, that is left out each time. */
  readonly dropout: number;
  readonly ideaDropout: number;
  /** What a head is asked for where the answer is no and where it is yes: a little less than certainty, since labels err. */
  readonly no: number;
  readonly yes: number;
  readonly seed: number;
};

/**
 * Fits a network with two hidden layers (ideas and peaks, thoughts) to all heads at once, by AdaGrad, one example at a time in an order drawn from
 * the seed, with some rows, ideas, peaks and thoughts left out each time. The same input gives the same bytes.
 */
export function fitNetwork(examples: readonly Example[], shape: Shape, settings: Settings): Network {
  const draw = dice(settings.seed);
  const longest = (of: (example: Example) => number) => examples.reduce((most, each) => Math.max(most, of(each)), 0);
  const most = {
    rows: longest(({ rows }) => rows.length),
    pieces: longest(({ pieces }) => pieces.length),
    blocks: longest(({ blocks }) => blocks.length),
  };
  const kept = {
    ...{ count: 0, scale: 1, pieces: 0 },
    ...{ place: new Int32Array(most.rows), windows: new Float32Array(most.blocks) },
  };
  const loudest = new Int32Array(shape.ideas);
  const work = { loom: makeLoom(shape, most), shape, settings, draw, kept, loudest };
  begin(work);
  const order = Int32Array.from(examples, (_, at) => at);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, draw);
    const rate = settings.rate * (1 - epoch / settings.epochs);
    work.loom.rate.fill(rate / 2);
    work.loom.biasRate.fill(rate);
    for (const at of order) {
      const example = examples[at];
      if (example !== undefined) learn(example, work);
    }
  }
  return wovenNetwork(work.loom, shape);
}

export type Work = {
  readonly loom: Loom;
  readonly shape: Shape;
  readonly settings: Settings;
  readonly draw: () => number;
  readonly kept: Kept;
  /** Which stretch says most to each peak. */
  readonly loudest: Int32Array;
};

/** Of an example the rows that are not left out: how many, by what their values are multiplied, the place of each in the list (-1: none), */
type Kept = {
  count: number;
  scale: number;
  readonly place: Int32Array;
  /** and by what those of each stretch are. */
  readonly windows: Float32Array;
  /** How many pieces of blocks are not left out. */
  pieces: number;
};

/** Small weights of either sign, so that ideas and thoughts come to differ; heads begin at "unlikely". */
function begin({ loom, draw }: Work): void {
  for (let at = 0; at < loom.rows.length; at++) loom.rows[at] = (draw() - 0.5) * 0.2;
  for (let at = 0; at < loom.links.length; at++) loom.links[at] = (draw() - 0.5) * 0.6;
  for (let at = 0; at < loom.said.length; at++) loom.said[at] = (draw() - 0.5) * 0.6;
  loom.bias.fill(-2);
  loom.past.fill(1e-3);
}

function learn(example: Example, work: Work): void {
  keepSome(example, work);
  if (work.kept.count === 0) return;
  hear(example, work);
  answer(example.targets, work);
  mend(example, work);
}

/** Lists the rows that are not dropped, with values whose squares sum to one. */
function keepSome({ rows, values }: Example, { loom, shape, settings, draw, kept }: Work): void {
  const { addresses, worths } = loom.rowList;
  let count = 0;
  let squares = 0;
  for (let at = 0; at < rows.length; at++) {
    kept.place[at] = -1;
    if (draw() < settings.dropout) continue;
    const value = values[at] ?? 0;
    squares += value * value;
    kept.place[at] = count;
    addresses[count * 2] = (rows[at] ?? 0) * shape.ideas * 4;
    worths[count++ * 2 + 1] = value;
  }
  const scale = 1 / (Math.sqrt(squares) || 1);
  for (let at = 1; at < count * 2; at += 2) worths[at] = (worths[at] ?? 0) * scale;
  kept.count = count;
  kept.scale = scale;
}

/** What each idea, each peak, and then each thought hears. */
function hear(example: Example, work: Work): void {
  const { loom, shape, kept } = work;
  const { heard, ideaBias, thoughtBias, rowList, linkList, loops, at } = loom;
  const hearing = shape.ideas * 2;
  heard.set(ideaBias);
  loops.addUp(rowList.from, rowList.from + kept.count * ENTRY, at.heard, shape.ideas * 4);
  hearPeaks(example, work);
  bend(work, 0, hearing);
  for (let one = 0; one < hearing; one++) linkList.worths[one * 2 + 1] = loom.saidList.worths[one * 2 + 1] ?? 0;
  heard.set(thoughtBias, hearing);
  loops.addUp(linkList.from, linkList.end, at.heard + hearing * 4, shape.thoughts * 4);
  bend(work, hearing, heard.length);
}

/** What was heard, bent, as the list of what speaks to the heads; what is left out this time says nothing and has no slope. */
function bend({ loom, settings, draw }: Work, from: number, to: number): void {
  const { heard, slopes, saidList } = loom;
  for (let one = from; one < to; one++) {
    const kept = draw() < settings.ideaDropout ? 0 : 1 / (1 - settings.ideaDropout);
    const slope = kept * ((heard[one] ?? 0) > 0 ? 1 : LEAK);
    slopes[one] = slope;
    saidList.worths[one * 2 + 1] = (heard[one] ?? 0) * slope;
  }
}

/** How far each head's probability is from its target. */
function answer(targets: Uint8Array, { loom, shape, settings }: Work): void {
  const { wrong, saidList } = loom;
  wrong.set(loom.bias);
  loom.loops.addUp(saidList.from, saidList.end, loom.at.wrong, loom.headsWidth);
  for (let head = 0; head < shape.heads; head++)
    wrong[head] =
      targets[head] === 2 ? 0 : logistic(wrong[head] ?? 0) - (targets[head] === 1 ? settings.yes : settings.no);
  wrong.fill(0, shape.heads);
}

/** Mends heads, thoughts, ideas and rows; how each of them should have heard is reckoned before anything is mended. */
function mend(example: Example, work: Work): void {
  const { loom, shape, kept } = work;
  const { loops, at, slopes, weighed, asked, behind, headsWidth, saidList, linkList, rowList } = loom;
  const hearing = shape.ideas * 2;
  const [ideasWidth, thoughtsWidth] = [shape.ideas * 4, shape.thoughts * 4];
  const thoughtSlopes = at.slopes + hearing * 4;
  loops.weigh(saidList.from, saidList.end, at.wrong, headsWidth, at.weighed);
  for (let one = hearing; one < slopes.length; one++) slopes[one] = sumOf(weighed, one) * (slopes[one] ?? 0);
  loops.weigh(linkList.from, linkList.end, thoughtSlopes, thoughtsWidth, at.asked);
  for (let one = 0; one < hearing; one++) slopes[one] = (sumOf(weighed, one) + sumOf(asked, one)) * (slopes[one] ?? 0);
  askOfRows(example, work);
  loops.mend(loom.headBias.from, loom.headBias.end, at.wrong, headsWidth, behind, at.biasRate);
  loops.mend(saidList.from, saidList.end, at.wrong, headsWidth, behind, at.rate);
  loops.mend(loom.thoughtBiases.from, loom.thoughtBiases.end, thoughtSlopes, thoughtsWidth, behind, at.rate);
  loops.mend(linkList.from, linkList.end, thoughtSlopes, thoughtsWidth, behind, at.rate);
  loops.mend(loom.ideaBiases.from, loom.ideaBiases.end, at.slopes, hearing * 4, behind, at.rate);
  const end = rowList.from + kept.count * ENTRY;
  loops.mendOwn(rowList.from, end, at.slopes, ideasWidth, loom.own.from, behind, at.rate);
}

function sumOf(parts: Float32Array, one: number): number {
  const four = one * 4;
  return (parts[four] ?? 0) + (parts[four + 1] ?? 0) + (parts[four + 2] ?? 0) + (parts[four + 3] ?? 0);
}

function shuffle(order: Int32Array, draw: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
