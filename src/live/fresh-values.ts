/** The values that were sealed or opened last, by id. Only the very same sealed bytes bring one back. */
export type FreshValues<Value> = {
  keep(id: string, sealed: Uint8Array, value: Value): void;
  find(id: string, sealed: Uint8Array): Value | null;
};

/** `max`: as many are kept; the one kept longest ago goes first. */
export function keepFreshValues<Value>(max: number): FreshValues<Value> {
  const values = new Map<string, { sealed: Uint8Array; value: Value }>();
  return {
    keep(id, sealed, value) {
      values.delete(id);
      values.set(id, { sealed, value });
      if (values.size <= max) return;
      const [oldest] = values.keys();
      if (oldest !== undefined) values.delete(oldest);
    },
    find(id, sealed) {
      const kept = values.get(id);
      return kept !== undefined && Buffer.compare(kept.sealed, sealed) === 0 ? kept.value : null;
    },
  };
}
