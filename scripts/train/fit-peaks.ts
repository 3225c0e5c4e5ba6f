import { BLOCKS_OF_STRETCH, stretchesOf } from "../../src/core/triage/model/stretches.ts";
import { ENTRY } from "./fit-loops.ts";
import type { Example, Work } from "./fit-network.ts";

/** Adds to what each peak hears what the stretch says that says most to it, and notes which that is. */
export function hearPeaks(example: Example, work: Work): void {
  const { loom, shape, loudest } = work;
  const count = hearStretches(example, work);
  const { ideas } = shape;
  const { cells } = loom.stretches;
  for (let idea = 0; idea < ideas; idea++) {
    let [most, which] = [cells[idea] ?? 0, 0];
    for (let stretch = 1; stretch < count; stretch++) {
      const heard = cells[stretch * ideas + idea] ?? 0;
      if (heard <= most) continue;
      most = heard;
      which = stretch;
    }
    loudest[idea] = which;
    loom.heard[ideas + idea] = (loom.heard[ideas + idea] ?? 0) + most;
  }
}

/** What each stretch says to each idea: its blocks together, with values whose squares sum to one. Tells how many there are. */
function hearStretches(example: Example, work: Work): number {
  const { loom, shape, kept } = work;
  const { loops, blocks, stretches, stretchList } = loom;
  const blockCount = example.blocks.length - 1;
  const count = stretchesOf(blockCount);
  const width = shape.ideas * 4;
  hearBlocks(example, work);
  stretches.cells.fill(0, 0, count * shape.ideas);
  for (let stretch = 0; stretch < count; stretch++) {
    const together = Math.min(BLOCKS_OF_STRETCH, blockCount);
    let squares = 0;
    for (let at = 0; at < together; at++) squares += SQUARES[stretch + at] ?? 0;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    kept.windows[stretch] = scale;
    for (let at = 0; at < together; at++) {
      stretchList.addresses[at * 2] = blocks.from + (stretch + at) * width;
      stretchList.worths[at * 2 + 1] = scale;
    }
    const end = stretchList.from + together * ENTRY;
    loops.addUp(stretchList.from, end, stretches.from + stretch * width, width);
  }
  return count;
}

/** The squares of the values in each block; grows with the longest text. */
let SQUARES = new Float64Array(256);

/** What each block says to each idea, and for each of its pieces from where and to where it is asked back. */
function hearBlocks(example: Example, { loom, shape, kept }: Work): void {
  const { loops, blocks, blockSlopes, own, pieceList, askList, rowList } = loom;
  const blockCount = example.blocks.length - 1;
  const width = shape.ideas * 4;
  if (SQUARES.length < blockCount) SQUARES = new Float64Array(blockCount * 2);
  blocks.cells.fill(0, 0, blockCount * shape.ideas);
  let count = 0;
  for (let block = 0; block < blockCount; block++) {
    const first = count;
    let squares = 0;
    for (let at = example.blocks[block] ?? 0; at < (example.blocks[block + 1] ?? 0); at++) {
      const piece = example.pieces[at] ?? 0;
      const place = kept.place[piece] ?? -1;
      if (place < 0) continue;
      const value = example.values[piece] ?? 0;
      squares += value * value;
      pieceList.addresses[count * 2] = rowList.addresses[place * 2] ?? 0;
      pieceList.worths[count * 2 + 1] = value;
      askList.addresses[count * 2] = blockSlopes.from + block * width;
      askList.addresses[count * 2 + 1] = own.from + place * width;
      count += 1;
    }
    SQUARES[block] = squares;
    loops.addUp(pieceList.from + first * ENTRY, pieceList.from + count * ENTRY, blocks.from + block * width, width);
  }
  kept.pieces = count;
}

/** Gives each row what the peaks ask of it: of a stretch's rows, what the peaks ask to which it says most. */
export function askOfRows(example: Example, { loom, shape, kept, loudest }: Work): void {
  const { loops, blockSlopes, askList, slopes } = loom;
  const { ideas } = shape;
  const blockCount = example.blocks.length - 1;
  const together = Math.min(BLOCKS_OF_STRETCH, blockCount);
  const { cells } = blockSlopes;
  cells.fill(0, 0, blockCount * ideas);
  for (let idea = 0; idea < ideas; idea++) {
    const stretch = loudest[idea] ?? 0;
    // A row's value in the list was scaled for the whole text already.
    const asked = ((slopes[ideas + idea] ?? 0) * (kept.windows[stretch] ?? 0)) / kept.scale;
    if (asked !== 0) for (let block = stretch; block < stretch + together; block++) cells[block * ideas + idea] = asked;
  }
  loops.addTo(askList.from, askList.from + kept.pieces * ENTRY, ideas * 4);
}
