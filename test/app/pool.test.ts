import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Log } from "../../src/app/log.ts";
import { startPool } from "../../src/app/pool.ts";

/** A store that is away is asked more and more seldom, and the log hears of it twice: when it goes and when it is back. */
const lines: string[] = [];
const write: Log["info"] = (_fields, code) => void lines.push(code);
const log: Log = { debug: write, info: write, warn: write, error: write };

beforeEach(() => {
  lines.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a minute away: few tries, two lines in the log, work goes on within five seconds of its return", async () => {
  let [away, tries, done] = [true, 0, 0];
  const pool = startPool({
    name: "turns",
    log,
    limit: 1,
    claim: async () => {
      tries += 1;
      if (away) throw new Error("away");
      return done === 0 ? "work" : null;
    },
    work: async () => {
      done += 1;
    },
    dueInMs: async () => null,
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lines).toEqual(["claim_failed"]);
  expect(tries).toBeLessThan(20);
  away = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(done).toBe(1);
  expect(lines).toEqual(["claim_failed", "claim_works_again"]);
  await pool.stop();
});

test("a new event does not wait for the end of the pause", async () => {
  let [away, done] = [true, 0];
  const pool = startPool({
    name: "turns",
    log,
    limit: 1,
    claim: async () => {
      if (away) throw new Error("away");
      return done === 0 ? "work" : null;
    },
    work: async () => {
      done += 1;
    },
    dueInMs: async () => null,
  });
  await vi.advanceTimersByTimeAsync(30_000);
  away = false;
  pool.wake();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toBe(1);
  await pool.stop();
});

/** Work that lies ready, and how many asked for it at the same time. */
function readyWork(pieces: number) {
  const seen = { asking: 0, askingMost: 0, asked: 0, active: 0, activeMost: 0, done: 0 };
  let left = pieces;
  const claim = async () => {
    seen.asked += 1;
    seen.asking += 1;
    seen.askingMost = Math.max(seen.askingMost, seen.asking);
    await new Promise((resolve) => setTimeout(resolve, 10));
    seen.asking -= 1;
    left -= 1;
    return left >= 0 ? "work" : null;
  };
  const work = async () => {
    seen.active += 1;
    seen.activeMost = Math.max(seen.activeMost, seen.active);
    await new Promise((resolve) => setTimeout(resolve, 25));
    seen.active -= 1;
    seen.done += 1;
  };
  return { seen, claim, work, more: (count: number) => (left = count) };
}

test("where asking takes its time, several ask; never more is under way than may be, and idle only one looks again", async () => {
  const { seen, claim, work, more } = readyWork(60);
  const pool = startPool({ name: "turns", log, limit: 4, askers: 3, claim, work, dueInMs: async () => null });
  await vi.advanceTimersByTimeAsync(2000);
  expect(seen).toMatchObject({ done: 60, askingMost: 3 });
  expect(seen.activeMost).toBeLessThanOrEqual(4);
  const { asked } = seen;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.asked - asked).toBeLessThanOrEqual(11);
  more(5);
  pool.wake();
  await vi.advanceTimersByTimeAsync(150);
  expect(seen.done).toBe(65);
  await pool.stop();
});

test("several that fail together are one line in the log, and wait no longer than one would", async () => {
  let [away, tries] = [true, 0];
  const pool = startPool({
    ...{ name: "turns", log, limit: 8, askers: 6, dueInMs: async () => null, work: async () => {} },
    claim: async () => {
      tries += 1;
      if (away) throw new Error("away");
      return null;
    },
  });
  await vi.advanceTimersByTimeAsync(1500);
  expect(tries).toBe(12);
  away = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect(lines).toEqual(["claim_failed", "claim_works_again"]);
  await pool.stop();
});
