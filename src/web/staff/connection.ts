/** `record_away`: the server answers, but cannot reach its record. */
export type Reached = "yes" | "record_away" | "no";

/** How the server answered when it was last asked. A store for `useSyncExternalStore`: many queries write, one line reads. */
export function makeConnection() {
  let reached: Reached = "yes";
  const listeners = new Set<() => void>();
  return {
    reached: () => reached,
    set(now: Reached): void {
      if (now === reached) return;
      reached = now;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type Connection = ReturnType<typeof makeConnection>;
