import { BASE, type LetterTrie, LIST, PARENT, PLACE, trieOf } from "./letter-trie.ts";
import type { Needed } from "./needed-pieces.ts";

/** Which branches ask for which piece. */
export type Index = {
  /** The list of a piece tells where those that ask for it begin in `asks`. */
  readonly pieces: LetterTrie;
  /** Branch × 4 + the side that is answered; behind those of one piece stands NO_MORE. */
  readonly asks: Int32Array;
  /** The sides a branch asks for; and what of them was found in the text at hand, marked with its generation. */
  readonly needs: Uint8Array;
  readonly stamps: Int32Array;
  readonly always: Int32Array;
  readonly now: { generation: number };
};

const NO_MORE = -1;

/** @param branches what each branch asks for: one piece of each set. */
export function indexOf(branches: readonly [Needed, Needed][]): Index {
  const asked = new Map<string, number[]>();
  branches.forEach((sides, branch) => {
    sides.forEach((pieces, side) => {
      for (const piece of pieces ?? []) {
        const asks = asked.get(piece);
        if (asks === undefined) asked.set(piece, [branch * 4 + side + 1]);
        else asks.push(branch * 4 + side + 1);
      }
    });
  });
  const needs = Uint8Array.from(branches, ([first, second]) => (first === null ? 0 : 1) + (second === null ? 0 : 2));
  const asks = [NO_MORE];
  const begins = [...asked.values()].map((some) => asks.push(...some, NO_MORE) - some.length - 1);
  return {
    pieces: trieOf([...asked.keys()], ([piece = 0]) => begins[piece] ?? 0),
    asks: Int32Array.from(asks),
    needs,
    stamps: new Int32Array(branches.length),
    always: Int32Array.from([...needs.keys()].filter((branch) => needs[branch] === 0)),
    now: { generation: 0 },
  };
}

/** Writes the branches that a text may match into `open` and tells how many. */
export function candidates(index: Index, text: string, open: Int32Array): number {
  const { pieces, always, now } = index;
  const { ranks, places } = pieces;
  now.generation = (now.generation + 1) & 0x0fffffff;
  open.set(always);
  let count = always.length;
  for (let at = 0; at < text.length; at++) {
    let place = ranks[text.charCodeAt(at)] ?? 0;
    for (let to = at + 1; place !== 0; to++) {
      const from = places[place * PLACE + LIST] ?? 0;
      if (from !== 0) count = answer(index, from, open, count);
      const base = places[place * PLACE + BASE] ?? 0;
      if (base === 0 || to >= text.length) break;
      const next = base + (ranks[text.charCodeAt(to)] ?? 0);
      place = places[next * PLACE + PARENT] === place ? next : 0;
    }
  }
  return count;
}

/** A piece was found: the branches that now have all they need are open. */
function answer({ asks, stamps, needs, now }: Index, from: number, open: Int32Array, count: number): number {
  const base = now.generation << 2;
  let end = count;
  for (let at = from; ; at++) {
    const ask = asks[at] ?? NO_MORE;
    if (ask === NO_MORE) return end;
    const branch = ask >> 2;
    const had = stamps[branch] ?? 0;
    const has = ((had ^ base) < 4 && (had ^ base) >= 0 ? had : base) | (ask & 3);
    if (has === had) continue;
    stamps[branch] = has;
    if ((has & 3) === needs[branch]) open[end++] = branch;
  }
}
