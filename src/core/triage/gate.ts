import { type Branch, branchesOf } from "./branch.ts";
import { neededPieces } from "./needed-pieces.ts";
import type { Place } from "./pattern.ts";
import { candidates, indexOf } from "./piece-index.ts";

/** A pattern that a text matches, by its number, and where: all places, from the first to the last. */
export type Find = { readonly owner: number; readonly places: readonly Place[] };

/** Tells which of many patterns a text matches, in their order. */
export type Finder = (text: string) => readonly Find[];

/**
 * Looks for many patterns at once, branch by branch. Each branch asks for a piece of two sets (needed-pieces.ts); one pass over the text
 * finds the branches of which it has both, and only those are looked for. The pattern as a whole is never run nor compiled.
 */
export function makeFinder(patterns: readonly RegExp[]): Finder {
  const sieve = makeSieve(patterns);
  return (text) => {
    const found: Find[] = [];
    const open = sieve(text);
    for (let at = 0; at < open.length; ) {
      const owner = open[at]?.owner ?? 0;
      let end = at + 1;
      while (open[end]?.owner === owner) end += 1;
      const places = end - at === 1 ? placesOf(open[at], text) : placesOfAny(open.slice(at, end), text);
      if (places !== null) found.push({ owner, places });
      at = end;
    }
    return found;
  };
}

/** The branches that may match some part of a text, in their order: for patterns that look at where the part begins or ends. */
export function makeSieve(patterns: readonly RegExp[]): (text: string) => readonly Branch[] {
  const { sources, branches } = branchesOf(patterns);
  const index = indexOf(sources.map(neededPieces));
  const open = new Int32Array(branches.length);
  return (text) => {
    const count = candidates(index, text, open);
    inOrder(open, count);
    const some: Branch[] = [];
    for (let at = 0; at < count; at++) {
      const branch = branches[open[at] ?? 0];
      if (branch !== undefined) some.push(branch);
    }
    return some;
  };
}

/** null: nowhere. */
function placesOf(branch: Branch | undefined, text: string): readonly Place[] | null {
  let place = branch?.find(text, 0) ?? null;
  if (place === null) return null;
  const places: Place[] = [];
  for (; place !== null; place = branch?.find(text, behind(place)) ?? null) places.push(place);
  return places;
}

/** As the pattern finds them that has all these branches: of two at one place the first one counts, and none begins within another. */
function placesOfAny(branches: readonly Branch[], text: string): readonly Place[] | null {
  const nexts = branches.map(({ find }) => find(text, 0));
  const places: Place[] = [];
  for (;;) {
    let first: Place | null = null;
    for (const next of nexts) if (next !== null && (first === null || next.from < first.from)) first = next;
    if (first === null) return places.length === 0 ? null : places;
    places.push(first);
    const from = behind(first);
    for (let at = 0; at < nexts.length; at++) {
      const next = nexts[at] ?? null;
      if (next !== null && next.from < from) nexts[at] = branches[at]?.find(text, from) ?? null;
    }
  }
}

function behind({ from, to }: Place): number {
  return to > from ? to : to + 1;
}

/** The first so many numbers, the lowest first. They are few, and mostly in order. */
function inOrder(numbers: Int32Array, count: number): void {
  for (let at = 1; at < count; at++) {
    const number = numbers[at] ?? 0;
    let to = at;
    for (; to > 0 && (numbers[to - 1] ?? 0) > number; to--) numbers[to] = numbers[to - 1] ?? 0;
    numbers[to] = number;
  }
}
