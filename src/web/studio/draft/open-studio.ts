import type { StudioContents } from "../../../core/studio/contents-view.ts";
import { askJson } from "../../shared/fetch-json.ts";
import { type DraftStore, makeDraftStore } from "./draft-store.ts";
import { type KeptCopy, makeKeptCopy, sortKept } from "./kept-copy.ts";
import { meetClashes } from "./meet-clashes.ts";
import { runSaveQueue, type SaveQueue } from "./save-queue.ts";

/** What all pages of the studio edit with. */
export type OpenStudio = {
  city: string;
  /** Whose work it is, as this browser keeps it. */
  owner: string;
  store: DraftStore;
  queue: SaveQueue;
  /** Whether work of an earlier visit was found in this browser and goes on. */
  restored: boolean;
  close(): void;
};

const KEEP_MS = 200;

/** Opens the draft for editing: goes on with what this browser kept, and keeps from now on what is not saved yet. */
export function openStudio(contents: StudioContents, city: string, person: string): OpenStudio {
  const owner = `${city}:${person}`;
  const store = makeDraftStore(contents);
  const kept = makeKeptCopy(localStorage, owner);
  const restored = goOn(store, kept, contents);
  const queue = runSaveQueue({ store, kept, ask: askJson, later });
  const keepNow = () => kept.write(store.state());
  let cancel = () => {};
  const unsubscribe = store.subscribe(() => {
    cancel();
    cancel = later(keepNow, KEEP_MS);
  });
  const online = () => void queue.flush();
  addEventListener("pagehide", keepNow);
  addEventListener("online", online);
  void queue.flush();
  return {
    ...{ city, owner, store, queue, restored },
    close() {
      cancel();
      keepNow();
      queue.stop();
      unsubscribe();
      removeEventListener("pagehide", keepNow);
      removeEventListener("online", online);
    },
  };
}

function goOn(store: DraftStore, kept: KeptCopy, contents: StudioContents): boolean {
  const found = kept.read();
  if (found === null) return false;
  const { goesOn, stale } = sortKept(found, store.state());
  if (Object.keys(goesOn).length > 0) store.edit("前の続き", goesOn);
  if (stale.length === 0) return true;
  const clashes = stale.map(({ path, value, base }) => {
    const theirs = contents.files.find((file) => file.path === path);
    return { path, base, mine: value, theirs: theirs?.value ?? null, version: theirs?.version ?? null, by: null };
  });
  meetClashes(store, clashes);
  return true;
}

function later(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
