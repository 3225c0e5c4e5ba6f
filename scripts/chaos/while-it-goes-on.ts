import { cpus, loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";

const LOOK_MS = 500;
/** Nothing moves for so long on a machine that has time for us; as many times longer as more wants its cores. */
const STANDS_STILL_MS = 45_000;
/** Whatever moves. */
const MS_MAX = 15 * 60_000;

/** How the machine was while we waited: what is slow there is no proof of loss. */
export type Machine = { share(): number; worst(): { load: number; lateMs: number } };

/** Measures from now on how late a timer comes, beside what the system says of its load. Ends with the process. */
export function watchMachine(): Machine {
  const worst = { load: 0, lateMs: 0 };
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    worst.lateMs = Math.max(worst.lateMs, now - last - LOOK_MS);
    worst.load = Math.max(worst.load, load());
    last = now;
  }, LOOK_MS).unref();
  return { share: () => 1 / Math.max(1, load() / cpus().length), worst: () => worst };
}

function load(): number {
  return loadavg()[0] ?? 0;
}

/**
 * Waits until it is done, as long as something moves on: `left` says how much is left to do; less than ever before is progress. Where the
 * machine has little time for us, standing still takes longer. False: it stood still, or went on for a quarter of an hour.
 */
export async function whileItGoesOn(
  isDone: () => boolean | Promise<boolean>,
  left: () => number,
  machine: Machine,
): Promise<boolean> {
  const end = performance.now() + MS_MAX;
  let [least, stoodMs, since] = [Number.POSITIVE_INFINITY, 0, performance.now()];
  while (performance.now() < end) {
    if (await isDone()) return true;
    await pause(LOOK_MS);
    const now = performance.now();
    const isLess = left() < least;
    least = Math.min(least, left());
    stoodMs = isLess ? 0 : stoodMs + (now - since) * machine.share();
    since = now;
    if (stoodMs > STANDS_STILL_MS) return false;
  }
  return false;
}
