import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDemoClock } from "../../src/ops/demo-clock.ts";

test("a demo's clock goes forward, never back, and stays ahead over a restart", () => {
  const dir = mkdtempSync(join(tmpdir(), "clock-"));
  let real = 1_000_000;
  const clock = openDemoClock(dir, () => real);
  const moves: number[] = [];
  clock.onMove(() => moves.push(clock.now()));
  expect(clock.now()).toBe(1_000_000);
  clock.moveTo(5_000_000);
  clock.moveTo(2_000_000);
  real += 500;
  expect(clock.now()).toBe(5_000_500);
  expect(moves).toEqual([5_000_000, 5_000_000]);
  expect(openDemoClock(dir, () => real).now()).toBe(5_000_500);
});
