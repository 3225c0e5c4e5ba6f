import { knownGrams } from "./known-rows.ts";
import type { Heard } from "./reasons-for.ts";
import { LETTERS_MAX, ROWS_MAX } from "./row-sums.ts";
import type { TriageModel } from "./triage-model.ts";

/**
 * What each letter of each message says to each idea, in steps, letter by letter: all that the known grams say, shared out among their
 * letters. Traced once for all the answers of a reading that are to be explained, in room that the next reading takes over. Of a story
 * that is too long for that room, what comes last says nothing.
 */
export function tracesOf(model: TriageModel, messages: readonly Heard[]): readonly Float32Array[] {
  if (LAST.messages === messages && LAST.model === model) return LAST.traces;
  const { traces, width } = model.said;
  let first = 0;
  LAST.traces = messages.map(({ letters }) => {
    const from = first;
    first = Math.min(LETTERS_MAX, from + letters.length + LETTERS_BEHIND);
    const said = traces.subarray(from * width, first * width);
    said.fill(0);
    trace(model, letters, from, first);
    return said;
  });
  LAST.messages = messages;
  LAST.model = model;
  return LAST.traces;
}

type Last = { model: TriageModel | null; messages: readonly Heard[]; traces: readonly Float32Array[] };
const LAST: Last = { model: null, messages: [], traces: [] };

/** Where the last letter ends, and room to read on. */
const LETTERS_BEHIND = 4;

/** Into the letters [first, end) of the room. */
function trace(model: TriageModel, letters: Uint16Array, first: number, end: number): void {
  const { said, finder } = model;
  const { rows, from, to, count } = knownGrams(model, letters);
  let some = 0;
  for (let at = 0; at < count; at++) {
    const begin = first + (from[at] ?? 0);
    const behind = first + (to[at] ?? 0);
    const row = rows[at] ?? finder.none;
    if (row === finder.none || behind >= end) continue;
    said.rows[some] = row;
    said.from[some] = begin;
    said.to[some] = behind;
    said.share[some++] = 1 / (behind - begin);
    if (some < ROWS_MAX) continue;
    said.mark(some);
    some = 0;
  }
  said.mark(some);
  // So far it says where something begins and ends; added up, what there is.
  said.spread(first, end);
}
