import pino from "pino";
import type { Log } from "../app/log.ts";

/** JSON lines on standard output. Callers log codes, ids and counts; there is no way in for content. */
export function makeLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
