import type { FileValue, StudioContents } from "../../../core/studio/contents-view.ts";

/** A file as the server has it. */
export type Held = { version: string | null; value: unknown };
export type Values = Readonly<Record<string, unknown>>;

/** saved: nothing to save. waiting: will be. saving: on its way. offline, failed: kept here until it works. conflict: a person decides. */
export type Saving = "saved" | "waiting" | "saving" | "offline" | "failed" | "conflict";

/** A file that somebody else has changed since it was opened here: how it was, what each of both made of it. */
export type Clash = {
  path: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  version: string | null;
  by: string | null;
};

/** One thing that was done, and how it was before: whole values of the files that it touched, which share what is the same. */
type Entry = { label: string; mark: string | null; before: Values; after: Values };

export type DraftState = {
  /** The draft's, as last heard: goes up with every change of anybody. */
  version: number;
  held: Readonly<Record<string, Held>>;
  values: Values;
  undo: readonly Entry[];
  redo: readonly Entry[];
  saving: Saving;
  /** The code of what went wrong, for `failed`. */
  failure: string | null;
  clashes: readonly Clash[];
};

/** Typing on goes into one entry of undo; so many are kept. */
const UNDO_MAX = 200;

/**
 * What is edited, in the browser's memory: every change is there at once, and can be undone; saving follows. A store for
 * `useSyncExternalStore`; pure but for its listeners.
 */
export function makeDraftStore(contents: StudioContents) {
  let state = begin(contents);
  const listeners = new Set<() => void>();
  const set = (next: Partial<DraftState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    set,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Changes whole files. `label` says what was done; edits with the same `mark` in a row are undone together. */
    edit(label: string, after: Values, mark: string | null = null): void {
      const before = Object.fromEntries(Object.keys(after).map((path) => [path, state.values[path] ?? null]));
      const last = state.undo.at(-1);
      const goesOn = mark !== null && last?.mark === mark && state.redo.length === 0;
      const undo = goesOn
        ? [...state.undo.slice(0, -1), { ...last, after: { ...last.after, ...after } }]
        : [...state.undo, { label, mark, before, after }].slice(-UNDO_MAX);
      set({ values: { ...state.values, ...after }, undo, redo: [], saving: afterEdit(state.saving) });
    },
    /** What follows by itself from what was done last (a picture drawn anew): undone along with it, no step of its own. */
    amend(after: Values): void {
      set(amended(state, after));
    },
    undo(): string | null {
      const entry = state.undo.at(-1);
      if (entry === undefined) return null;
      const [undo, redo] = [state.undo.slice(0, -1), [...state.redo, { ...entry, mark: null }]];
      set({ values: { ...state.values, ...entry.before }, undo, redo, saving: afterEdit(state.saving) });
      return entry.label;
    },
    redo(): string | null {
      const entry = state.redo.at(-1);
      if (entry === undefined) return null;
      const [undo, redo] = [[...state.undo, { ...entry, mark: null }], state.redo.slice(0, -1)];
      set({ values: { ...state.values, ...entry.after }, undo, redo, saving: afterEdit(state.saving) });
      return entry.label;
    },
    /** The server has these now. What was typed meanwhile stays to be saved. */
    saved({ version, files }: StudioContents, sent: Values): void {
      const held = { ...state.held };
      const values = { ...state.values };
      for (const { path, version: fileVersion, value } of files) {
        const untouched = values[path] === (path in sent ? sent[path] : state.held[path]?.value);
        if (path in sent) held[path] = { version: fileVersion, value: sent[path] };
        else if (untouched) {
          held[path] = { version: fileVersion, value };
          values[path] = value;
        }
      }
      set({ version, held, values, failure: null });
      set({ saving: changedPaths(state).length === 0 ? "saved" : "waiting" });
    },
    /** What a person decided of a clash: it goes on from theirs, and says what was chosen. Undo ends here. */
    settle(chosen: Values): void {
      const held = { ...state.held };
      for (const { path, theirs, version } of state.clashes) held[path] = { version, value: theirs };
      set({ held, values: { ...state.values, ...chosen }, undo: [], redo: [], clashes: [], saving: "waiting" });
    },
    /** Somebody else has saved: files that are not being edited here follow. Undo of those files ends. */
    follow(contents: StudioContents): void {
      set(followed(state, contents));
    },
  };
}

export type DraftStore = ReturnType<typeof makeDraftStore>;

function amended({ values, undo, saving }: DraftState, after: Values): Partial<DraftState> {
  const before = Object.fromEntries(Object.keys(after).map((path) => [path, values[path] ?? null]));
  const now = { values: { ...values, ...after }, saving: afterEdit(saving) };
  const last = undo.at(-1);
  if (last === undefined || !Object.keys(after).some((path) => path in last.after)) return now;
  const grown = { ...last, before: { ...before, ...last.before }, after: { ...last.after, ...after } };
  return { ...now, undo: [...undo.slice(0, -1), grown] };
}

/** What changes when others have saved. */
function followed(state: DraftState, { version: now, files }: StudioContents): Partial<DraftState> {
  const dirty = new Set(changedPaths(state));
  const fresh = files.filter(({ path, version }) => !dirty.has(path) && state.held[path]?.version !== version);
  const gone = Object.keys(state.held).filter((path) => !dirty.has(path) && !files.some((file) => file.path === path));
  if (fresh.length + gone.length === 0) return { version: now };
  const touched = new Set([...fresh.map(({ path }) => path), ...gone]);
  const untouched = ({ after }: Entry) => !Object.keys(after).some((path) => touched.has(path));
  const next = begin({ version: now, files: fresh });
  const without = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([path]) => !gone.includes(path)));
  return {
    version: now,
    held: { ...without(state.held), ...next.held },
    values: { ...without(state.values), ...next.values },
    undo: state.undo.filter(untouched),
    redo: state.redo.filter(untouched),
  };
}

/** Files that are not as the server has them. */
export function changedPaths({ held, values }: Pick<DraftState, "held" | "values">): string[] {
  return Object.keys(values).filter((path) => values[path] !== (held[path]?.value ?? null));
}

function begin({ version, files }: { version: number; files: readonly FileValue[] }): DraftState {
  return {
    version,
    held: Object.fromEntries(files.map(({ path, version, value }) => [path, { version, value: value ?? null }])),
    values: Object.fromEntries(files.map(({ path, value }) => [path, value ?? null])),
    ...{ undo: [], redo: [], saving: "saved", failure: null, clashes: [] },
  };
}

/** A conflict waits for a person; everything else is tried again with the new words. */
function afterEdit(saving: Saving): Saving {
  return saving === "conflict" || saving === "saving" ? saving : "waiting";
}
