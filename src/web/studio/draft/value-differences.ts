import type { Clash } from "./draft-store.ts";
import { getAt, setAt, type ValuePath } from "./set-at.ts";

/** A place that two people left with different values. `both`: both changed it, so a person has to choose. */
export type Difference = { path: ValuePath; mine: unknown; theirs: unknown; both: boolean };

/** Every place in which two versions of a file differ, as deep as maps and lists of the same length go. */
export function differencesOf({ base, mine, theirs }: Pick<Clash, "base" | "mine" | "theirs">): Difference[] {
  return walk(base, mine, theirs, []);
}

/** Their file with mine at these places: everything that only they changed stays theirs. */
export function withMine({ mine, theirs }: Pick<Clash, "mine" | "theirs">, places: readonly ValuePath[]): unknown {
  return places.reduce((value, path) => setAt(value, path, getAt(mine, path)), theirs);
}

function walk(base: unknown, mine: unknown, theirs: unknown, path: ValuePath): Difference[] {
  if (same(mine, theirs)) return [];
  if (isFields(mine) && isFields(theirs)) {
    const from = isFields(base) ? base : {};
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    return keys.flatMap((key) => walk(from[key], mine[key], theirs[key], [...path, key]));
  }
  if (Array.isArray(mine) && Array.isArray(theirs) && mine.length === theirs.length) {
    const from: readonly unknown[] = Array.isArray(base) ? base : [];
    return mine.flatMap((item, at) => walk(from[at], item, theirs[at], [...path, at]));
  }
  return [{ path, mine, theirs, both: !same(base, mine) && !same(base, theirs) }];
}

/** Whether mine is the changed one: what only I changed goes on without asking. */
export function isMine({ base }: Pick<Clash, "base">, { path, mine, theirs }: Difference): boolean {
  return !same(getAt(base, path), mine) && same(getAt(base, path), theirs);
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (!isFields(a) || !isFields(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}
