import type { Clash, DraftStore } from "./draft-store.ts";
import { differencesOf, isMine, withMine } from "./value-differences.ts";

/**
 * Files that somebody else has changed meanwhile: where both changed different places, both stay, and nobody is asked; where both
 * changed the same place, a person chooses (`conflict`).
 */
export function meetClashes(store: DraftStore, clashes: readonly Clash[]): void {
  const found = clashes.map((clash) => ({ clash, differences: differencesOf(clash) }));
  store.set({ saving: "conflict", clashes });
  if (found.some(({ differences }) => differences.some(({ both }) => both))) return;
  store.settle(
    Object.fromEntries(
      found.map(({ clash, differences }) => {
        const places = differences.filter((each) => isMine(clash, each)).map(({ path }) => path);
        return [clash.path, withMine(clash, places)];
      }),
    ),
  );
}
