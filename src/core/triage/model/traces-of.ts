import { knownGrams } from "./known-rows.ts";
import type { Heard } from "./reasons-for.ts";
import { MIDDLE, type TriageModel } from "./triage-model.ts";

/**
 * What each letter of each message says to each idea, in steps, letter by letter: all that the known grams say, shared out among their
 * letters. Traced once for all the answers of a reading that are to be explained, in room that the next reading takes over.
 */
export function tracesOf(model: TriageModel, messages: readonly Heard[]): readonly Float32Array[] {
  if (LAST.messages === messages && LAST.model === model) return LAST.traces;
  const { ideas } = model.header;
  const sizes = messages.map(({ letters }) => (letters.length + LETTERS_BEHIND) * ideas);
  makeRoom(sizes.reduce((sum, size) => sum + size, 0));
  let from = 0;
  LAST.traces = messages.map(({ letters }, at) => {
    const said = ROOM.subarray(from, from + (sizes[at] ?? 0));
    from += sizes[at] ?? 0;
    trace(model, letters, said);
    return said;
  });
  LAST.messages = messages;
  LAST.model = model;
  return LAST.traces;
}

/** Where the last letter ends, and room to read on. */
const LETTERS_BEHIND = 4;

type Last = { model: TriageModel | null; messages: readonly Heard[]; traces: readonly Float32Array[] };
const LAST: Last = { model: null, messages: [], traces: [] };

const ROOM_MIN = 0x8000;
let ROOM = new Float32Array(ROOM_MIN);

function makeRoom(size: number): void {
  if (size > ROOM.length) ROOM = new Float32Array(size);
}

function trace(model: TriageModel, letters: Uint16Array, said: Float32Array): void {
  const { ideas } = model.header;
  const { weights } = model;
  const { rows, from, to, count } = knownGrams(model, letters);
  said.fill(0);
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? -1;
    if (row < 0) continue;
    const begin = (from[at] ?? 0) * ideas;
    const end = (to[at] ?? 0) * ideas;
    const share = ideas / (end - begin);
    const first = row * ideas;
    for (let idea = 0; idea < ideas; idea++) {
      const each = ((weights[first + idea] ?? MIDDLE) - MIDDLE) * share;
      said[begin + idea] = (said[begin + idea] ?? 0) + each;
      said[end + idea] = (said[end + idea] ?? 0) - each;
    }
  }
  // So far it says where something begins and ends; added up, what there is.
  for (let at = ideas; at < said.length; at++) said[at] = (said[at] ?? 0) + (said[at - ideas] ?? 0);
}
