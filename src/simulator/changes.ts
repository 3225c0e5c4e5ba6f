import type { Change } from "../core/simulator-view.ts";

/** Tells the open browsers what to fetch again. */
export type Changes = {
  tell(change: Change): void;
  /** Returns the function that stops listening. */
  listen(listener: (change: Change) => void): () => void;
};

export function makeChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell: (change) => {
      for (const listener of listeners) listener(change);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
