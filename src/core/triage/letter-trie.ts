/**
 * Some words as a tree of their beginnings (a "double array"): from a place one letter leads to the place's BASE + the letter's rank, if
 * the PARENT of what is there is where one came from. So a text is walked without reckoning a hash, and all that is asked of a place lies
 * side by side: what is far apart has to be fetched from far. The place of a single letter is its rank.
 */
export type LetterTrie = {
  /** Of each code: which of the words' letters it is; 0 none of them. */
  readonly ranks: Uint16Array;
  /** PLACE numbers a place. */
  readonly places: Uint16Array;
};

/** What stands at a place: where its letters lead to (0 nowhere), where it was come from, and the list of words that end there (0 none). */
export const [BASE, PARENT, LIST] = [0, 1, 2];
export const PLACE = 4;
const NOBODY = 0xffff;

/**
 * @param words none of them empty; of those that are alike all end at one place.
 * @param listed the number of the list of some words, which are given by their numbers; 16 bits, not 0.
 */
export function trieOf(words: readonly string[], listed: (words: readonly number[]) => number): LetterTrie {
  const ranks = ranksOf(words);
  const taken: Taken = { base: [0], parent: [NOBODY], list: [0], free: 1 };
  const nodes: (readonly [Node, number])[] = [[treeOf(words, ranks), 0]];
  for (const [node, place] of nodes) {
    taken.list[place] = node.words.length === 0 ? 0 : listed(node.words);
    if (node.next.size === 0) continue;
    const base = place === 0 ? 0 : roomFor([...node.next.keys()], taken);
    taken.base[place] = base;
    for (const [rank, next] of node.next) {
      taken.parent[base + rank] = place;
      nodes.push([next, base + rank]);
    }
  }
  // Behind the last place there is room for whichever letter comes next.
  const size = taken.parent.length + new Set(ranks).size;
  if (size > NOBODY) throw new Error("too many words for 16 bits");
  const places = new Uint16Array(size * PLACE);
  for (let place = 0; place < size; place++) {
    places[place * PLACE + BASE] = taken.base[place] ?? 0;
    places[place * PLACE + PARENT] = taken.parent[place] ?? NOBODY;
    places[place * PLACE + LIST] = taken.list[place] ?? 0;
  }
  return { ranks, places };
}

type Node = { readonly next: Map<number, Node>; readonly words: number[] };
/** `free`: all places before it are taken. */
type Taken = { readonly base: number[]; readonly parent: number[]; readonly list: number[]; free: number };

/** The commonest letters get the lowest ranks, so that places lie close together. */
function ranksOf(words: readonly string[]): Uint16Array {
  const counts = new Map<number, number>();
  for (const word of words)
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  const ranks = new Uint16Array(0x10000);
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .forEach(([code], at) => {
      ranks[code] = at + 1;
    });
  return ranks;
}

function treeOf(words: readonly string[], ranks: Uint16Array): Node {
  const root: Node = { next: new Map(), words: [] };
  words.forEach((word, number) => {
    let node = root;
    for (let at = 0; at < word.length; at++) {
      const rank = ranks[word.charCodeAt(at)] ?? 0;
      const next: Node = node.next.get(rank) ?? { next: new Map(), words: [] };
      node.next.set(rank, next);
      node = next;
    }
    node.words.push(number);
  });
  return root;
}

/** The first base from which all these letters lead to places that are not taken. */
function roomFor(ranks: readonly number[], taken: Taken): number {
  const { parent } = taken;
  while (parent[taken.free] !== undefined) taken.free += 1;
  const lowest = Math.min(...ranks);
  let base = Math.max(1, taken.free - lowest);
  while (ranks.some((rank) => parent[base + rank] !== undefined)) base += 1;
  return base;
}
