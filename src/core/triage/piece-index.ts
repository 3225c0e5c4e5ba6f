import { type LetterTrie, trieOf } from "./letter-trie.ts";
import type { Needed } from "./needed-pieces.ts";

/** Which branches ask for which piece. */
export type Index = {
  readonly pieces: LetterTrie;
  /** Of each place in the tree of pieces: where those that ask for the piece that ends there begin in `asks`; 0 nobody does. */
  readonly asked: Int32Array;
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
  const pieces = trieOf([...asked.keys()]);
  const asks = [NO_MORE];
  const begins = [...asked.values()].map((some) => asks.push(...some, NO_MORE) - some.length - 1);
  const index: Index = {
    pieces,
    asked: new Int32Array(pieces.base.length),
    asks: Int32Array.from(asks),
    needs,
    stamps: new Int32Array(branches.length),
    always: Int32Array.from([...needs.keys()].filter((branch) => needs[branch] === 0)),
    now: { generation: 0 },
  };
  for (const [place, words] of pieces.words) for (const word of words) index.asked[place] = begins[word] ?? 0;
  return index;
}

/** Writes the branches that a text may match into `open` and tells how many. */
export function candidates(index: Index, text: string, open: Int32Array): number {
  const { pieces, asked, always, now } = index;
  const { ranks, base, parent } = pieces;
  now.generation = (now.generation + 1) & 0x0fffffff;
  open.set(always);
  let count = always.length;
  for (let at = 0; at < text.length; at++) {
    let place = ranks[text.charCodeAt(at)] ?? 0;
    for (let to = at + 1; place !== 0; to++) {
      const from = asked[place] ?? 0;
      if (from !== 0) count = answer(index, from, open, count);
      if (base[place] === 0 || to >= text.length) break;
      const next = (base[place] ?? 0) + (ranks[text.charCodeAt(to)] ?? 0);
      place = parent[next] === place ? next : 0;
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
