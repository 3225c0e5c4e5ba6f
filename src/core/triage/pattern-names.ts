import { LEARNED_PATTERNS } from "./model/heads.ts";
import { PRINCIPLES } from "./principles.ts";

/** What city packs call the patterns that the corpus labels otherwise. */
const NAMES: Readonly<Record<string, string>> = { foreign: "foreign_resident", fraud: "consumer_fraud" };

/** The name of a learned pattern as city packs know it. */
export function patternName(label: string): string {
  return NAMES[label] ?? label;
}

/** Every pattern that triage may find, by rule or by model. */
export const PATTERN_NAMES: ReadonlySet<string> = new Set([
  ...PRINCIPLES.flatMap(({ pattern }) => pattern ?? []),
  ...LEARNED_PATTERNS.map(patternName),
]);
