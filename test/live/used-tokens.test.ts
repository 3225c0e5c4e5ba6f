import { expect, test } from "vitest";
import { isUsed, withUsed } from "../../src/live/sqlite/used-tokens.ts";

const [first, second, third] = ["first-token-name-of-22-", "second-token-name-of-2", "third-token-name-of-22"];
const MINUTE = 60_000;

test("every token is remembered for as long as LINE may bring it again, and then no more", () => {
  const one = withUsed(null, first, 0);
  const two = withUsed(one, second, 20 * MINUTE);
  expect([first, second, third].map((name) => isUsed(two, name))).toEqual([true, true, false]);
  const later = withUsed(two, third, 61 * MINUTE);
  expect([first, second, third].map((name) => isUsed(later, name))).toEqual([false, true, true]);
  expect(later).toHaveLength(two.length);
});

test("nothing was used before the first", () => {
  expect(isUsed(null, first)).toBe(false);
});
