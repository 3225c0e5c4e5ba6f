import { knownGrams } from "./known-rows.ts";
import { MIDDLE } from "./room.ts";
import { BLOCKS_OF_STRETCH, blockLength, stretchesOf } from "./stretches.ts";
import { IDEAS_MAX, type TriageModel } from "./triage-model.ts";

/**
 * What each peak hears of a text, in steps: of its stretches the one that says most to it. Signals stand nowhere, so they are not among it, and
 * words and pairs of words are not either. The array is shared: used up before the next text is read.
 */
export function hearPeaks(model: Rows, letters: Uint16Array): Float64Array {
  const { width: ideas } = model.said;
  const blocks = hearBlocks(model, letters);
  const stretches = stretchesOf(blocks);
  TOTAL.fill(0, 0, ideas);
  let squares = 0;
  for (let block = 0; block < Math.min(blocks, BLOCKS_OF_STRETCH - 1); block++) squares += addBlock(block, ideas, 1);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const last = stretch + BLOCKS_OF_STRETCH - 1;
    if (last < blocks) squares += addBlock(last, ideas, 1);
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let idea = 0; idea < ideas; idea++) {
      const heard = (TOTAL[idea] ?? 0) * scale;
      if (stretch === 0 || heard > (LOUDEST[idea] ?? 0)) LOUDEST[idea] = heard;
    }
    squares += addBlock(stretch, ideas, -1);
  }
  return LOUDEST;
}

type Rows = Pick<TriageModel, "finder" | "said">;

const LOUDEST = new Float64Array(IDEAS_MAX);
/** What the blocks of a stretch say to each idea. */
const TOTAL = new Int32Array(IDEAS_MAX);
/** What each block says to each idea, and the squares of what its rows are worth; they grow with the longest text. */
let SAID = new Int32Array(0);
let SQUARES = new Float64Array(0);

/** Tells how many blocks there are. */
function hearBlocks(model: Rows, letters: Uint16Array): number {
  const { said, finder } = model;
  const known = knownGrams(model, letters);
  const part = blockLength(letters);
  // What is one stretch anyway is not cut.
  const length = known <= part * BLOCKS_OF_STRETCH ? Math.max(1, known) : part;
  const blocks = Math.ceil(known / length);
  if (SQUARES.length < blocks || SAID.length < blocks * said.width) {
    SAID = new Int32Array(blocks * 2 * IDEAS_MAX);
    SQUARES = new Float64Array(blocks * 2);
  }
  for (let block = 0, to = 0; block < blocks; block++) {
    const count = said.tellGrams(block * length, Math.min(known, (block + 1) * length), ANYWHERE);
    SQUARES[block] = finder.toldSquares(count);
    said.addUpTold(count);
    const nothing = MIDDLE * count;
    for (let idea = 0; idea < said.width; idea++) SAID[to++] = (said.sums[idea] ?? 0) - nothing;
  }
  return blocks;
}

/** Grams may end where they like. */
const ANYWHERE = 0x7fffffff;

/** Adds a block to the total, or takes it away; the same of its squares is for the caller to add. */
function addBlock(block: number, ideas: number, sign: 1 | -1): number {
  const from = block * ideas;
  for (let idea = 0; idea < ideas; idea++) TOTAL[idea] = (TOTAL[idea] ?? 0) + sign * (SAID[from + idea] ?? 0);
  return sign * (SQUARES[block] ?? 0);
}
