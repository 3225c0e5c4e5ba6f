import { SaveValues, StudioContents, ValuesSaved } from "../../../core/studio/contents-view.ts";
import { ConflictError, type FileConflict } from "../../../core/studio/draft-view.ts";
import type { askJson } from "../../shared/fetch-json.ts";
import { changedPaths, type DraftStore } from "./draft-store.ts";
import type { KeptCopy } from "./kept-copy.ts";
import { meetClashes } from "./meet-clashes.ts";

type Options = {
  store: DraftStore;
  kept: KeptCopy;
  ask: typeof askJson;
  /** Calls back later; returns how to cancel. */
  later: (callback: () => void, ms: number) => () => void;
};

/** Saved when nobody has typed for so long; tried again after so long when the line is down. */
const QUIET_MS = 500;
const AGAIN_MS = 5_000;

/**
 * Saves what is edited, one call in flight: a slow network never makes somebody conflict with herself. What cannot be saved stays
 * in this browser and is tried again. Returns how to stop, and `flush` to save now.
 */
export function runSaveQueue({ store, kept, ask, later }: Options) {
  let cancel = () => {};
  let flying: Promise<void> | null = null;
  let seen = store.state().values;

  const send = async () => {
    const state = store.state();
    const paths = changedPaths(state);
    if (paths.length === 0) return store.set({ saving: "saved" });
    const sent = Object.fromEntries(paths.map((path) => [path, state.values[path] ?? null]));
    const files = paths.map((path) => ({ path, value: sent[path], was: state.held[path]?.version ?? null }));
    store.set({ saving: "saving" });
    const body = SaveValues.parse({ files });
    const answer = await ask(ValuesSaved, "/api/studio/values", { body });
    if (answer.ok) return store.saved(answer.value, sent);
    const conflict = ConflictError.safeParse(answer.body);
    if (conflict.success && (await clash(conflict.data.conflicts))) return;
    store.set({ saving: answer.error === "offline" ? "offline" : "failed", failure: answer.error });
  };

  /** Looks what the others made of it; false when that cannot be seen now, and is tried again. */
  const clash = async (conflicts: readonly FileConflict[]): Promise<boolean> => {
    const now = await ask(StudioContents, "/api/studio/contents");
    if (!now.ok) return false;
    const { held, values } = store.state();
    const clashes = conflicts.map(({ path, by }) => {
      const theirs = now.value.files.find((file) => file.path === path);
      return {
        ...{ path, base: held[path]?.value ?? null, mine: values[path] ?? null, theirs: theirs?.value ?? null },
        ...{ version: theirs?.version ?? null, by: by?.name ?? null },
      };
    });
    meetClashes(store, clashes);
    return true;
  };

  const flush = async (): Promise<void> => {
    cancel();
    if (flying !== null) await flying;
    if (store.state().saving === "conflict") return;
    flying = send().finally(() => {
      flying = null;
    });
    await flying;
    kept.write(store.state());
    schedule();
  };

  const schedule = () => {
    cancel();
    const { saving } = store.state();
    if (saving === "waiting") cancel = later(() => void flush(), QUIET_MS);
    else if (saving === "offline" || saving === "failed") cancel = later(() => void flush(), AGAIN_MS);
  };

  const unsubscribe = store.subscribe(() => {
    const { values, saving } = store.state();
    if (values === seen) return;
    seen = values;
    if (saving !== "saving") schedule();
  });
  return {
    flush,
    stop() {
      cancel();
      unsubscribe();
    },
  };
}

export type SaveQueue = ReturnType<typeof runSaveQueue>;
