import type { Clash, DraftStore } from "./draft-store.ts";
import { partNewEntries } from "./part-new-entries.ts";
import { differencesOf, withMine } from "./value-differences.ts";

/**
 * Files that somebody else has changed meanwhile: where both changed different places, or different entries of a list, both stay, and
 * nobody is asked; where both changed the same place, a person chooses (`conflict`).
 */
export function meetClashes(store: DraftStore, found: readonly Clash[]): void {
  const clashes = found.map(partNewEntries);
  const compared = clashes.map((clash) => ({ clash, differences: differencesOf(clash) }));
  store.set({ saving: "conflict", clashes });
  if (compared.some(({ differences }) => differences.some(({ both }) => both))) return;
  store.settle(
    Object.fromEntries(
      compared.map(({ clash, differences }) => {
        const places = differences.filter(({ isMine }) => isMine).map(({ path }) => path);
        return [clash.path, withMine(clash, places)];
      }),
    ),
  );
}
