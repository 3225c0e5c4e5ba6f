/** The values that were sealed or opened last, by id. Only the very same sealed bytes bring one back. */
export type FreshValues<Value> = {
  keep(id: string, sealed: Uint8Array, value: Value): void;
  find(id: string, sealed: Uint8Array): Value | null;
};

/** `max`: so many are kept at most, and always the last half as many; those kept longest ago go first, all at once. */
export function keepFreshValues<Value>(max: number): FreshValues<Value> {
  type Kept = { sealed: Uint8Array; value: Value };
  let young = new Map<string, Kept>();
  let old = new Map<string, Kept>();
  return {
    keep(id, sealed, value) {
      if (max === 0) return;
      if (young.size >= max / 2) [young, old] = [new Map(), young];
      young.set(id, { sealed, value });
    },
    find(id, sealed) {
      const kept = young.get(id) ?? old.get(id);
      return kept !== undefined && Buffer.compare(kept.sealed, sealed) === 0 ? kept.value : null;
    },
  };
}
