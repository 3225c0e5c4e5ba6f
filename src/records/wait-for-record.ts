import { setTimeout } from "node:timers/promises";
import type { Log } from "../app/log.ts";
import { RecordAway } from "../app/record-away.ts";

/** Longer than a database takes to restart. After it the process ends, and whoever supervises it starts it again. */
const PATIENCE_MS = 60_000;
const AGAIN_MS_FIRST = 250;
const AGAIN_MS_MAX = 5_000;

/** SQLSTATE classes that waiting does not mend: no right to connect (28), no such database (3D). */
const HOPELESS = ["28", "3D"];

/**
 * For the start of the process: does `open` again while the record is away, and the log says so at each try
 * (`record_away_at_start`). Throws RecordAway with the last reason when it stays away, or when waiting cannot help. `open` must be
 * harmless to repeat.
 */
export async function waitForRecord<T>(
  open: () => Promise<T>,
  { now, log }: { now: () => number; log: Log },
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const until = now() + patienceMs;
  for (let tries = 0; ; tries++) {
    try {
      return await open();
    } catch (failure) {
      if (!(failure instanceof RecordAway) || HOPELESS.some((known) => failure.code.startsWith(known))) throw failure;
      const pause = Math.min(AGAIN_MS_FIRST * 2 ** tries, AGAIN_MS_MAX);
      if (now() + pause > until) throw failure;
      log.warn({ failure: failure.code, again_in_ms: pause }, "record_away_at_start");
      await setTimeout(pause);
    }
  }
}
