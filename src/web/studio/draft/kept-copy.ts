import { z } from "zod";
import { changedPaths, type DraftState, type Values } from "./draft-store.ts";

/** What was not yet saved when the page went away: which files, from which version, and what they are to say. */
const Kept = z.strictObject({
  files: z.array(
    z.strictObject({ path: z.string(), was: z.string().nullable(), value: z.unknown(), base: z.unknown() }),
  ),
});
export type Kept = z.infer<typeof Kept>;

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Unsaved work in this browser, so that a reload, a crash or a lost network loses nothing. One copy a person and city. */
export function makeKeptCopy(store: Store, owner: string) {
  const key = `tsunagu-studio:${owner}`;
  return {
    read(): Kept | null {
      const parsed = Kept.safeParse(parseJson(store.getItem(key)));
      return parsed.success && parsed.data.files.length > 0 ? parsed.data : null;
    },
    /** Writes what is not saved yet; nothing, when all is. */
    write(state: DraftState): void {
      const paths = changedPaths(state);
      if (paths.length === 0) {
        store.removeItem(key);
        return;
      }
      const files = paths.map((path) => ({
        ...{ path, was: state.held[path]?.version ?? null },
        ...{ value: state.values[path] ?? null, base: state.held[path]?.value ?? null },
      }));
      keepWhatFits(store, key, files);
    },
    drop: () => store.removeItem(key),
  };
}

/** A browser keeps some 5 MB. What is more goes without the largest file, a picture. */
function keepWhatFits(store: Store, key: string, files: Kept["files"]): void {
  try {
    store.setItem(key, JSON.stringify({ files } satisfies Kept));
  } catch {
    const sizes = files.map((file) => JSON.stringify(file).length);
    const largest = sizes.indexOf(Math.max(...sizes));
    if (files.length > 1) keepWhatFits(store, key, files.toSpliced(largest, 1));
  }
}

export type KeptCopy = ReturnType<typeof makeKeptCopy>;

/** Which kept files go on from what the server has now, and which somebody has changed meanwhile. */
export function sortKept(kept: Kept, state: DraftState): { goesOn: Values; stale: Kept["files"] } {
  const same = ({ path, was }: Kept["files"][number]) => (state.held[path]?.version ?? null) === was;
  return {
    goesOn: Object.fromEntries(kept.files.filter(same).map(({ path, value }) => [path, value])),
    stale: kept.files.filter((file) => !same(file)),
  };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
