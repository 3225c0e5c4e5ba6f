import { logistic } from "../../src/core/triage/model/ask-model.ts";
import { LEAK } from "../../src/core/triage/model/triage-model.ts";
import { dice } from "../dice.ts";
import { ENTRY } from "./fit-loops.ts";
import { type Loom, makeLoom, type Network, type Shape, wovenNetwork } from "./loom.ts";

/** One utterance as numbers: which rows it has (each once), how much each weighs, and what is to be answered (see targets.ts). */
export type Example = { readonly rows: Int32Array; readonly values: Float32Array; readonly targets: Uint8Array };

export type Settings = {
  readonly epochs: number;
  readonly rate: number;
  /** The share of a text's rows, and of the ideas and thoughts, that is left out each time. */
  readonly dropout: number;
  readonly ideaDropout: number;
  /** What a head is asked for where the answer is no and where it is yes: a little less than certainty, since labels err. */
  readonly no: number;
  readonly yes: number;
  readonly seed: number;
};

/**
 * Fits a network with two hidden layers (ideas, thoughts) to all heads at once, by AdaGrad, one example at a time in an order drawn from the seed,
 * with some rows, ideas and thoughts left out each time. The same input gives the same bytes.
 */
export function fitNetwork(examples: readonly Example[], shape: Shape, settings: Settings): Network {
  const draw = dice(settings.seed);
  const most = examples.reduce((longest, { rows }) => Math.max(longest, rows.length), 0);
  const work = { loom: makeLoom(shape, most), shape, settings, draw };
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

type Work = {
  readonly loom: Loom;
  readonly shape: Shape;
  readonly settings: Settings;
  readonly draw: () => number;
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
  const end = keepSome(example, work);
  if (end === work.loom.rowList.from) return;
  hear(work, end);
  answer(example.targets, work);
  mend(work, end);
}

/** Lists the rows that are not dropped, with values whose squares sum to one. @returns where the list ends */
function keepSome({ rows, values }: Example, { loom, shape, settings, draw }: Work): number {
  const { addresses, worths } = loom.rowList;
  let count = 0;
  let squares = 0;
  for (let at = 0; at < rows.length; at++) {
    if (draw() < settings.dropout) continue;
    const value = values[at] ?? 0;
    squares += value * value;
    addresses[count * 2] = (rows[at] ?? 0) * shape.ideas * 4;
    worths[count++ * 2 + 1] = value;
  }
  const scale = 1 / (Math.sqrt(squares) || 1);
  for (let at = 1; at < count * 2; at += 2) worths[at] = (worths[at] ?? 0) * scale;
  return loom.rowList.from + count * ENTRY;
}

/** What each idea, and then each thought hears. */
function hear(work: Work, end: number): void {
  const { loom, shape } = work;
  const { heard, ideaBias, thoughtBias, rowList, linkList, loops, at } = loom;
  heard.set(ideaBias);
  loops.addUp(rowList.from, end, at.heard, shape.ideas * 4);
  bend(work, 0, shape.ideas);
  for (let idea = 0; idea < shape.ideas; idea++)
    linkList.worths[idea * 2 + 1] = loom.saidList.worths[idea * 2 + 1] ?? 0;
  heard.set(thoughtBias, shape.ideas);
  loops.addUp(linkList.from, linkList.end, at.heard + shape.ideas * 4, shape.thoughts * 4);
  bend(work, shape.ideas, heard.length);
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
    wrong[head] = logistic(wrong[head] ?? 0) - (targets[head] === 1 ? settings.yes : settings.no);
  wrong.fill(0, shape.heads);
}

/** Mends heads, thoughts, ideas and rows; how each idea and thought should have heard is reckoned before anything is mended. */
function mend({ loom, shape }: Work, end: number): void {
  const { loops, at, slopes, weighed, asked, behind, headsWidth, saidList, linkList, rowList } = loom;
  const [ideasWidth, thoughtsWidth] = [shape.ideas * 4, shape.thoughts * 4];
  const thoughtSlopes = at.slopes + ideasWidth;
  loops.weigh(saidList.from, saidList.end, at.wrong, headsWidth, at.weighed);
  for (let one = shape.ideas; one < slopes.length; one++) slopes[one] = sumOf(weighed, one) * (slopes[one] ?? 0);
  loops.weigh(linkList.from, linkList.end, thoughtSlopes, thoughtsWidth, at.asked);
  for (let idea = 0; idea < shape.ideas; idea++)
    slopes[idea] = (sumOf(weighed, idea) + sumOf(asked, idea)) * (slopes[idea] ?? 0);
  loops.mend(loom.headBias.from, loom.headBias.end, at.wrong, headsWidth, behind, at.biasRate);
  loops.mend(saidList.from, saidList.end, at.wrong, headsWidth, behind, at.rate);
  loops.mend(loom.thoughtBiases.from, loom.thoughtBiases.end, thoughtSlopes, thoughtsWidth, behind, at.rate);
  loops.mend(linkList.from, linkList.end, thoughtSlopes, thoughtsWidth, behind, at.rate);
  loops.mend(loom.ideaBiases.from, loom.ideaBiases.end, at.slopes, ideasWidth, behind, at.rate);
  loops.mend(rowList.from, end, at.slopes, ideasWidth, behind, at.rate);
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
