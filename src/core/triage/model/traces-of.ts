import { SPACE } from "./grams.ts";
import { knownGrams, knownWords } from "./known-rows.ts";
import type { Heard } from "./reasons-for.ts";
import { LETTERS_MAX } from "./room.ts";
import { TOLD_AT_ONCE } from "./row-sums.ts";
import type { TriageModel } from "./triage-model.ts";

/** Where a message's letters stand in the room, [from, to); those it has no room for say nothing. */
export type Traced = { readonly from: number; readonly to: number };

/**
 * What each letter of each message says to each idea, in steps, letter by letter (`said.traces`): all that the known grams say, shared out
 * among their letters. Traced once for all the answers of a reading that are to be explained, in room that the next reading takes over.
 */
export function tracesOf(model: TriageModel, messages: readonly Heard[]): readonly Traced[] {
  if (LAST.messages === messages && LAST.model === model) return LAST.traced;
  const { traces, width } = model.said;
  let first = 0;
  LAST.traced = messages.map(({ letters }) => {
    const from = first;
    first = Math.min(LETTERS_MAX, from + letters.length + LETTERS_BEHIND);
    traces.fill(0, from * width, first * width);
    trace(model, letters, from, first);
    return { from, to: Math.min(first, from + letters.length) };
  });
  LAST.messages = messages;
  LAST.model = model;
  return LAST.traced;
}

type Last = { model: TriageModel | null; messages: readonly Heard[]; traced: readonly Traced[] };
const LAST: Last = { model: null, messages: [], traced: [] };

/** Where the last letter ends, and room to weigh on. */
const LETTERS_BEHIND = 4;
/** Into the letters [first, end) of the room. */
function trace(model: TriageModel, letters: Uint16Array, first: number, end: number): void {
  const { said } = model;
  const known = Math.min(knownGrams(model, letters), end - first);
  for (let from = 0; from < known; from += TOLD_AT_ONCE)
    said.mark(said.tellGrams(from, Math.min(known, from + TOLD_AT_ONCE), end - first), first);
  if (letters.includes(SPACE)) said.mark(tellWords(model, letters, end - first), first);
  // So far it says where something begins and ends; added up, what there is.
  said.spread(first, end);
}

function tellWords(model: TriageModel, letters: Uint16Array, end: number): number {
  const { told, begins, lengths } = model.said;
  const { rows, from, to, count } = knownWords(model, letters);
  let some = 0;
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? model.finder.none;
    if (row === model.finder.none || (to[at] ?? 0) >= end) continue;
    told[some] = row;
    begins[some] = from[at] ?? 0;
    lengths[some++] = (to[at] ?? 0) - (from[at] ?? 0);
  }
  return some;
}
