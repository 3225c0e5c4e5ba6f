import { randomInt } from "node:crypto";

const FENCE_MAX = 2 ** 48 - 1;

/**
 * Gives each claim a number of its own, whichever process asks and whatever was forgotten meanwhile: a very late worker must not hold
 * the number of a later claim. 0 in a row means that nobody has it.
 */
export function nextFence(): number {
  return randomInt(1, FENCE_MAX);
}
