import type { Needed } from "./needed-pieces.ts";
import { filterOf, mayHold, type NumberFilter } from "./number-filter.ts";

/** Which branches ask for which piece. Open addressing by a number made of a piece's letters; 0 is an empty place. */
export type Index = {
  readonly keys: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Branch × 4 + the side that is answered. */
  readonly asks: Int32Array;
  /** The sides a branch asks for; and what of them was found in the text at hand, marked with its generation. */
  readonly needs: Uint8Array;
  readonly stamps: Int32Array;
  readonly always: Int32Array;
  readonly filter: NumberFilter;
  /** How long the pieces are that begin with a letter, one bit a length. */
  readonly lengths: Uint8Array;
  readonly now: { generation: number };
};

/** @param branches what each branch asks for: one piece of each set. */
export function indexOf(branches: readonly [Needed, Needed][]): Index {
  const asked = new Map<string, number[]>();
  const needs = Uint8Array.from(branches, ([first, second]) => (first === null ? 0 : 1) + (second === null ? 0 : 2));
  branches.forEach((sides, branch) => {
    sides.forEach((pieces, side) => {
      for (const piece of pieces ?? []) asked.set(piece, [...(asked.get(piece) ?? []), branch * 4 + side + 1]);
    });
  });
  const size = 2 ** Math.ceil(Math.log2(asked.size * 3 + 16));
  const index: Index = {
    keys: new Int32Array(size),
    from: new Int32Array(size),
    to: new Int32Array(size),
    asks: Int32Array.from([...asked.values()].flat()),
    needs,
    stamps: new Int32Array(branches.length),
    always: Int32Array.from([...needs.keys()].filter((branch) => needs[branch] === 0)),
    filter: filterOf([...asked.keys()].map(numberOf), asked.size),
    lengths: new Uint8Array(0x10000),
    now: { generation: 0 },
  };
  let from = 0;
  for (const [piece, asks] of asked) {
    const place = placeOf(index.keys, numberOf(piece));
    // Two pieces with one number would hide each other; with 32 bits that is a matter of never, but it must not be silent.
    if (index.keys[place] !== 0) throw new Error(`the pieces of two rules have one number: ${piece}`);
    index.keys[place] = numberOf(piece);
    index.from[place] = from;
    from += asks.length;
    index.to[place] = from;
    const first = piece.charCodeAt(0);
    index.lengths[first] = (index.lengths[first] ?? 0) | (1 << (piece.length - 1));
  }
  return index;
}

/** Writes the branches that a text may match into `open` and tells how many. */
export function candidates(index: Index, text: string, open: Int32Array): number {
  const { lengths, always, now } = index;
  now.generation = (now.generation + 1) & 0x0fffffff;
  open.set(always);
  let count = always.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const some = lengths[code] ?? 0;
    if (some === 0) continue;
    let number = step(SEED, code);
    if (some & 1) count = answer(index, number, open, count);
    if (some < 2 || at + 1 >= text.length) continue;
    number = step(number, text.charCodeAt(at + 1));
    if (some & 2) count = answer(index, number, open, count);
    if (some & 4 && at + 2 < text.length) count = answer(index, step(number, text.charCodeAt(at + 2)), open, count);
  }
  return count;
}

/** A piece was found: the branches that now have all they need are open. */
function answer(index: Index, number: number, open: Int32Array, count: number): number {
  if (!mayHold(index.filter, number)) return count;
  const place = placeOf(index.keys, number);
  if (index.keys[place] === 0) return count;
  const base = index.now.generation << 2;
  let end = count;
  const to = index.to[place] ?? 0;
  for (let at = index.from[place] ?? 0; at < to; at++) {
    const ask = index.asks[at] ?? 0;
    const branch = ask >> 2;
    const had = index.stamps[branch] ?? 0;
    const has = ((had ^ base) < 4 && (had ^ base) >= 0 ? had : base) | (ask & 3);
    if (has === had) continue;
    index.stamps[branch] = has;
    if ((has & 3) === index.needs[branch]) open[end++] = branch;
  }
  return end;
}

const SEED = 0x1f83d9ab;

function step(number: number, code: number): number {
  const mixed = Math.imul(number ^ code, 0x2c1b3c6d);
  const spread = mixed ^ (mixed >>> 15);
  return spread === 0 ? 1 : spread;
}

function numberOf(piece: string): number {
  let number = SEED;
  for (let at = 0; at < piece.length; at++) number = step(number, piece.charCodeAt(at));
  return number;
}

function placeOf(keys: Int32Array, number: number): number {
  const mask = keys.length - 1;
  let at = number & mask;
  while (keys[at] !== 0 && keys[at] !== number) at = (at + 1) & mask;
  return at;
}
