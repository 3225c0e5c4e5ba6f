import { setTimeout } from "node:timers/promises";
import type { Log } from "../app/log.ts";
import { RecordAway } from "../app/record-away.ts";
import { type OpenedRecords, openRecords, type RecordsOptions } from "./open-records.ts";

/** Longer than a database takes to restart. After it the process ends, and whoever supervises it starts it again. */
const PATIENCE_MS = 60_000;
const AGAIN_MS_FIRST = 250;
const AGAIN_MS_MAX = 5_000;

/** SQLSTATE classes that waiting does not mend: no right to connect (28), no such database (3D). */
const HOPELESS = ["28", "3D"];

/**
 * As `openRecords`, for the start of the process: a database that does not answer yet is waited for, and the log says so at each
 * try (`record_away_at_start`). Throws RecordAway with the last reason when it stays away, or when waiting cannot help.
 */
export async function openRecordsPatiently(
  options: RecordsOptions & { log: Log },
  patienceMs = PATIENCE_MS,
): Promise<OpenedRecords> {
  const until = options.now() + patienceMs;
  for (let tries = 0; ; tries++) {
    try {
      return await openRecords(options);
    } catch (failure) {
      if (!(failure instanceof RecordAway) || HOPELESS.some((known) => failure.code.startsWith(known))) throw failure;
      const pause = Math.min(AGAIN_MS_FIRST * 2 ** tries, AGAIN_MS_MAX);
      if (options.now() + pause > until) throw failure;
      options.log.warn({ failure: failure.code, again_in_ms: pause }, "record_away_at_start");
      await setTimeout(pause);
    }
  }
}
