import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export type DemoClock = {
  /** ms since epoch. */
  now(): number;
  /** Puts it forward to this moment (ms since epoch); one that has passed already changes nothing. */
  moveTo(at: number): void;
  /** Calls back after each move, for what waits by a timer. */
  onMove(listener: () => void): void;
};

const Kept = z.strictObject({ aheadMs: z.number().int().nonnegative() });

/**
 * The clock of a demo. It can be put forward, to see what happens at three in the morning or when a deadline has passed, and never
 * back: what has been written down would lie in the future. How far it is ahead is kept in `dataDir`, with the data that it belongs to.
 */
export function openDemoClock(dataDir: string, realNow: () => number): DemoClock {
  const file = join(dataDir, "demo-clock.json");
  let { aheadMs } = existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, "utf8"))) : { aheadMs: 0 };
  const listeners: (() => void)[] = [];
  return {
    now: () => realNow() + aheadMs,
    moveTo(at) {
      aheadMs = Math.max(aheadMs, Math.round(at - realNow()));
      writeFileSync(file, JSON.stringify(Kept.parse({ aheadMs })));
      for (const listener of listeners) listener();
    },
    onMove: (listener) => void listeners.push(listener),
  };
}
