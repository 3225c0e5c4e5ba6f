import { PATTERN_NAMES } from "./pattern-names.ts";
import { FINER_TOPICS, type Understanding } from "./understanding.ts";

/** A finer topic that is less likely than this sends nobody anywhere. */
const SURE_ENOUGH = 0.5;

/** What a story shows beside its topics, the patterns first: 「8050」, 「mental」. By these a city's windows and criteria are found. */
export function signsOf(understanding: Pick<Understanding, "patterns" | "finer"> | null): string[] {
  if (understanding === null) return [];
  const finer = understanding.finer
    // What is a pattern too is one only where its own rule or head says so.
    .filter(({ topic, probability }) => probability >= SURE_ENOUGH && !PATTERN_NAMES.has(topic))
    .map(({ topic }) => topic);
  return [...understanding.patterns, ...finer];
}

/** Every sign that there may be. */
export const SIGN_NAMES: ReadonlySet<string> = new Set([...PATTERN_NAMES, ...FINER_TOPICS]);
