import { SPACE } from "./grams.ts";

/**
 * A text is also heard in stretches, one block of letters after the other: what is said in one of them is not drowned by the rest. A stretch
 * is so many blocks long, or as long as the text.
 */
export const BLOCKS_OF_STRETCH = 5;

/** How many letters are a block. Words of Latin letters are twice as long as others. */
export function blockLength(letters: Uint16Array): number {
  return letters.includes(SPACE) ? 16 : 8;
}

/** How many stretches so many blocks have. */
export function stretchesOf(blocks: number): number {
  return Math.max(1, blocks - BLOCKS_OF_STRETCH + 1);
}
