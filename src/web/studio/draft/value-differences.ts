import type { Clash } from "./draft-store.ts";
import { type Fields, isFields, keyLists, ORDER, unkeyLists } from "./keyed-lists.ts";
import { getAt, setAt, type ValuePath } from "./set-at.ts";

/**
 * A place that two people left with different values. `both`: both changed it, so a person has to choose; `isMine`: only I did, and
 * it goes on without asking. An entry of a list is found by its id: ["windows", "consumer", "name"].
 */
export type Difference = { path: ValuePath; mine: unknown; theirs: unknown; both: boolean; isMine: boolean };
type Versions = Pick<Clash, "base" | "mine" | "theirs">;

/** Every place in which two versions of a file differ, as deep as maps, lists of entries and lists of the same length go. */
export function differencesOf(clash: Versions): Difference[] {
  const { base, mine, theirs } = keyLists(clash);
  return walk(base, mine, theirs, []);
}

/**
 * Their file with mine at these places: everything that only they changed stays theirs, also entries that they added to a list or put
 * in another order.
 */
export function withMine(clash: Versions, places: readonly ValuePath[]): unknown {
  const keyed = keyLists(clash);
  const merged = places.reduce((value, path) => setAt(value, path, getAt(keyed.mine, path)), keyed.theirs);
  return unkeyLists(merged, keyed);
}

function walk(base: unknown, mine: unknown, theirs: unknown, path: ValuePath): Difference[] {
  if (same(mine, theirs)) return [];
  if (isFields(mine) && isFields(theirs)) {
    const from = isFields(base) ? base : {};
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].filter((key) => key !== ORDER);
    return keys.flatMap((key) => walk(from[key], mine[key], theirs[key], [...path, key]));
  }
  if (Array.isArray(mine) && Array.isArray(theirs) && mine.length === theirs.length) {
    const from: readonly unknown[] = Array.isArray(base) ? base : [];
    return mine.flatMap((item, at) => walk(from[at], item, theirs[at], [...path, at]));
  }
  const [iDid, theyDid] = [!same(base, mine), !same(base, theirs)];
  const versions = { base, mine, theirs };
  // As people know them: the lists in them are lists again.
  const [seen, other] = [unkeyLists(mine, versions), unkeyLists(theirs, versions)];
  return [{ path, mine: seen, theirs: other, both: iDid && theyDid, isMine: iDid && !theyDid }];
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (!isFields(a) || !isFields(b)) return false;
  const [left, right]: [Fields, Fields] = [a, b];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
}
