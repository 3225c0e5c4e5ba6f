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
  const { ranks, count } = ranksOf(words);
  const places = new Uint16Array((NOBODY + 1) * PLACE);
  for (let place = 0; place <= NOBODY; place++) places[place * PLACE + PARENT] = NOBODY;
  const taken: Taken = { places, free: 1 };
  let last = count;
  // A place is told by the words that come by there, which stand side by side in their order, and how many letters lead to it.
  const queue: Stretch[] = [{ place: 0, depth: 0, sorted: sorted(words) }];
  for (const { place, depth, sorted } of queue) {
    const ending = sorted.filter((word) => words[word]?.length === depth);
    if (ending.length > 0) places[place * PLACE + LIST] = listed(ending);
    if (ending.length === sorted.length) continue;
    // Most places belong to one word only.
    const [only = 0] = sorted;
    if (sorted.length === 1 && place !== 0) {
      const rank = ranks[words[only]?.charCodeAt(depth) ?? 0] ?? 0;
      const there = roomFor([rank], taken) + rank;
      places[place * PLACE + BASE] = there - rank;
      places[there * PLACE + PARENT] = place;
      last = Math.max(last, there);
      queue.push({ place: there, depth: depth + 1, sorted });
      continue;
    }
    const next = parted(sorted.slice(ending.length), (word) => ranks[words[word]?.charCodeAt(depth) ?? 0] ?? 0);
    const base = place === 0 ? 0 : roomFor([...next.keys()], taken);
    places[place * PLACE + BASE] = base;
    for (const [rank, some] of next) {
      places[(base + rank) * PLACE + PARENT] = place;
      last = Math.max(last, base + rank);
      queue.push({ place: base + rank, depth: depth + 1, sorted: some });
    }
  }
  // Behind the last place there is room for whichever letter comes next.
  const size = last + count + 1;
  if (size > NOBODY) throw new Error("too many words for 16 bits");
  return { ranks, places: places.slice(0, size * PLACE) };
}

type Stretch = { readonly place: number; readonly depth: number; readonly sorted: readonly number[] };
/** `free`: all places before it are taken. */
type Taken = { readonly places: Uint16Array; free: number };

/** The commonest letters get the lowest ranks, so that places lie close together. */
function ranksOf(words: readonly string[]): { ranks: Uint16Array; count: number } {
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
  return { ranks, count: counts.size };
}

/** The numbers of the words, in the order of their letters; a word stands before those that it begins. */
function sorted(words: readonly string[]): number[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...words.keys()].sort((a, b) => compare(words[a] ?? "", words[b] ?? ""));
}

/** By their next letter. */
function parted(sorted: readonly number[], rankOf: (word: number) => number): Map<number, number[]> {
  const next = new Map<number, number[]>();
  for (const word of sorted) {
    const rank = rankOf(word);
    const some = next.get(rank);
    if (some === undefined) next.set(rank, [word]);
    else some.push(word);
  }
  return next;
}

/** The first base from which all these letters lead to places that are not taken. */
function roomFor(ranks: readonly number[], taken: Taken): number {
  const isTaken = (place: number) => (taken.places[place * PLACE + PARENT] ?? NOBODY) !== NOBODY;
  while (isTaken(taken.free)) taken.free += 1;
  let base = Math.max(1, taken.free - Math.min(...ranks));
  while (ranks.some((rank) => isTaken(base + rank))) base += 1;
  return base;
}
