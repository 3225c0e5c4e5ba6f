/**
 * Some words as a tree of their beginnings, in two arrays (a "double array"): from a place one letter leads to `base[place]` + the letter's
 * rank, if that place's parent is where one came from. So a text is walked with two look-ups a letter, without reckoning a hash. The place
 * of a single letter is its rank.
 */
export type LetterTrie = {
  /** Of each code: which of the words' letters it is; 0 none of them. */
  readonly ranks: Uint16Array;
  readonly base: Int32Array;
  readonly parent: Int32Array;
  /** Of each place: the words that end there, by their number. */
  readonly words: ReadonlyMap<number, readonly number[]>;
};

/** @param words none of them empty; of two that are alike both end at one place. */
export function trieOf(words: readonly string[]): LetterTrie {
  const ranks = ranksOf(words);
  const root = treeOf(words, ranks);
  const places: Places = { base: [0], parent: [-1], free: 1 };
  const ends = new Map<number, readonly number[]>();
  const nodes: (readonly [Node, number])[] = [[root, 0]];
  for (const [node, place] of nodes) {
    if (node.words.length > 0) ends.set(place, node.words);
    if (node.next.size === 0) continue;
    const base = place === 0 ? 0 : roomFor([...node.next.keys()], places);
    places.base[place] = base;
    for (const [rank, next] of node.next) {
      places.parent[base + rank] = place;
      nodes.push([next, base + rank]);
    }
  }
  // Behind the last place there is room for whichever letter comes next.
  const size = places.parent.length + new Set(ranks).size;
  return { ranks, base: filled(places.base, size, 0), parent: filled(places.parent, size, -1), words: ends };
}

type Node = { readonly next: Map<number, Node>; readonly words: number[] };
/** `free`: all places before it are taken. */
type Places = { readonly base: number[]; readonly parent: number[]; free: number };

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
function roomFor(ranks: readonly number[], places: Places): number {
  const { parent } = places;
  while (parent[places.free] !== undefined) places.free += 1;
  const lowest = Math.min(...ranks);
  let base = Math.max(1, places.free - lowest);
  while (ranks.some((rank) => parent[base + rank] !== undefined)) base += 1;
  return base;
}

function filled(numbers: readonly number[], size: number, nothing: number): Int32Array {
  return Int32Array.from({ length: size }, (_, at) => numbers[at] ?? nothing);
}
