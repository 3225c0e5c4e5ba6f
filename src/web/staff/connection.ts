/** Whether the server answered when it was last asked. A store for `useSyncExternalStore`: many queries write, one line reads. */
export function makeConnection() {
  let reached = true;
  const listeners = new Set<() => void>();
  return {
    reached: () => reached,
    set(now: boolean): void {
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
