import type { Log } from "../../src/app/log.ts";

/** A log that keeps its lines, to look for codes that must be there and words that must not. */
export function recordedLog(): { log: Log; codes(): string[]; text(): string } {
  const lines: { fields: unknown; code: string }[] = [];
  const keep = (fields: unknown, code: string) => void lines.push({ fields, code });
  return {
    log: { debug: keep, info: keep, warn: keep, error: keep },
    codes: () => lines.map((line) => line.code),
    text: () => JSON.stringify(lines),
  };
}
