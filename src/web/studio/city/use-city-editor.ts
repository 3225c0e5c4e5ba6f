import { useMemo } from "react";
import type { EntryList } from "../../../core/studio/edit.ts";
import type { Values } from "../draft/draft-store.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import type { ValuePath } from "../draft/set-at.ts";
import { useDraftState } from "../draft/use-studio.ts";
import { cityWords } from "./city-words.ts";
import {
  type Entry,
  entriesOf,
  type Fields,
  freeEntryId,
  settingsOf,
  withEntryAdded,
  withEntryField,
  withEntryMoved,
  withEntryRemoved,
  withSetting,
} from "./pack-values.ts";

/** The city as it is edited, and everything a form can do to it. Each does one thing that is undone by one undo. */
export function useCityEditor({ store, city }: OpenStudio) {
  const values = useDraftState(store, (state) => state.values);
  return useMemo(() => cityEditor({ store, city, values }), [store, city, values]);
}

export type CityEditor = ReturnType<typeof cityEditor>;

function cityEditor({ store, city, values }: { store: OpenStudio["store"]; city: string; values: Values }) {
  const done = cityWords.done;
  const entries = (list: EntryList) => entriesOf(values, city, list);
  const settings = settingsOf(values, city);
  const taken = () => [...entries("departments"), ...entries("agencies")];
  return {
    ...{ city, values, entries, settings },
    find: (list: EntryList, id: string): Entry | null => entries(list).find((entry) => entry.id === id) ?? null,
    setField(list: EntryList, entry: Entry, name: string, to: unknown): void {
      // Typing on in one field is one thing to undo; a tick is one by itself.
      const mark = typeof to === "string" || typeof to === "number" ? `city ${list} ${entry.id} ${name}` : null;
      store.edit(done.field, withEntryField(values, city, list, entry, name, to), mark);
    },
    setSetting(path: ValuePath, to: unknown): void {
      const mark = typeof to === "string" || typeof to === "number" ? `city ${path.join(".")}` : null;
      store.edit(done.field, withSetting(values, city, path, to), mark);
    },
    /** Answers the new entry's id. */
    add(list: EntryList, value: Fields): string {
      store.edit(done.added, withEntryAdded(values, city, list, value));
      return String(value.id ?? value.key ?? "");
    },
    remove(list: EntryList, entry: Entry): void {
      store.edit(done.removed, withEntryRemoved(values, city, list, entry));
    },
    move(list: EntryList, entry: Entry, by: -1 | 1): void {
      const moved = withEntryMoved(values, city, list, entry, by);
      if (moved !== null) store.edit(done.moved, moved);
    },
    /** An id that nothing else has; departments and agencies share theirs. */
    freeId(list: EntryList, word: string): string {
      const others = list === "departments" || list === "agencies" ? taken() : entries(list);
      return freeEntryId(
        others.map(({ id }) => id),
        word,
      );
    },
  };
}
