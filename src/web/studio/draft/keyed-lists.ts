/**
 * Lists of entries as maps by their id, so that two people who each add, change or remove an entry of the same list do not meet.
 * All three versions of a file are turned together: a list is a map in all of them, or in none.
 */
export type Versions = { base: unknown; mine: unknown; theirs: unknown };
export type Fields = Readonly<Record<string, unknown>>;

/** Where a list's order is kept among its entries; no id begins so. */
export const ORDER = "\u0000order";

/** The three versions with their lists as maps, as deep as they go. */
export function keyLists(versions: Versions): Versions {
  const keyed = mapLists(versions);
  const all = [keyed.base, keyed.mine, keyed.theirs];
  if (!all.some(isFields)) return keyed;
  const names = [...new Set(all.flatMap((each) => (isFields(each) ? Object.keys(each) : [])))];
  const inner = names
    .filter((name) => name !== ORDER)
    .map((name) => [name, keyLists(mapEach(keyed, (each) => (isFields(each) ? each[name] : undefined)))] as const);
  return mapEach(keyed, (each, side) => {
    if (!isFields(each)) return each;
    return { ...each, ...Object.fromEntries(inner.flatMap(([name, of]) => (name in each ? [[name, of[side]]] : []))) };
  });
}

/** The file again, from a merged version: every list in the order that comes of all three. */
export function unkeyLists(merged: unknown, versions: Versions): unknown {
  if (!isFields(merged)) return merged;
  const inside = (name: string) =>
    unkeyLists(
      merged[name],
      mapEach(versions, (each) => (isFields(each) ? each[name] : undefined)),
    );
  if (ORDER in merged) return orderOf(merged, versions).map(inside);
  return Object.fromEntries(Object.keys(merged).map((name) => [name, inside(name)]));
}

/** What tells an entry from others: its id, a window's key, the first office of a group; a word is its own. null: nothing does. */
export function keyOf(item: unknown): string | null {
  if (typeof item === "string") return item;
  if (!isFields(item)) return null;
  const { id, key, each } = item;
  if (Array.isArray(each)) return keyOf(each[0]);
  const name = id ?? key;
  return typeof name === "string" && !name.startsWith(ORDER) ? name : null;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function mapEach<T>(
  { base, mine, theirs }: Versions,
  change: (value: unknown, side: keyof Versions) => T,
): Record<keyof Versions, T> {
  return { base: change(base, "base"), mine: change(mine, "mine"), theirs: change(theirs, "theirs") };
}

function mapLists(versions: Versions): Versions {
  const there = [versions.base, versions.mine, versions.theirs].filter((each) => each !== undefined && each !== null);
  const lists = there.filter((each) => Array.isArray(each));
  if (lists.length < there.length || lists.every((list) => list.length === 0)) return versions;
  if (!lists.every(hasKeys)) return versions;
  // Of words only what both just added to stands for itself: two who each chose another one have to be asked.
  const ofWords = lists.some((list) => typeof list[0] === "string");
  if (ofWords && !onlyAdded(versions)) return versions;
  return mapEach(versions, (each) => {
    if (!Array.isArray(each)) return each;
    const order = each.map(keyOf);
    return { [ORDER]: order, ...Object.fromEntries(each.map((item, at) => [order[at], item])) };
  });
}

function hasKeys(list: readonly unknown[]): boolean {
  const keys = list.map(keyOf);
  return !keys.includes(null) && new Set(keys).size === keys.length;
}

function onlyAdded({ base, mine, theirs }: Versions): boolean {
  const before: readonly unknown[] = Array.isArray(base) ? base : [];
  return [mine, theirs].every((list) => Array.isArray(list) && before.every((word) => list.includes(word)));
}

/** Theirs, or mine where only I have put it in another order, with what only the other has before what follows it there; else last. */
function orderOf(merged: Fields, versions: Versions): string[] {
  const { base, mine, theirs } = mapEach(versions, (each) => orderIn(each).filter((id) => id in merged));
  const kept = mine.filter((id) => base.includes(id));
  const moved = kept.join() !== base.filter((id) => kept.includes(id)).join();
  const [first, second] = moved ? [mine, theirs] : [theirs, mine];
  const order = [...first];
  for (const [at, id] of second.entries()) {
    if (order.includes(id)) continue;
    const after = second.slice(at + 1).find((each) => first.includes(each));
    order.splice(after === undefined ? order.length : order.indexOf(after), 0, id);
  }
  return order;
}

function orderIn(value: unknown): string[] {
  const order = isFields(value) ? value[ORDER] : [];
  return Array.isArray(order) ? order.map(String) : [];
}
