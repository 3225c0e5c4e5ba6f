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
