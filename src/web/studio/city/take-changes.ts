import type { DirectoryChanges } from "../../../core/directory/directory-exchange.ts";
import type { EntryList } from "../../../core/studio/edit.ts";
import type { Values } from "../draft/draft-store.ts";
import { type Entry, entriesOf, type Fields, withEntryAdded, withEntryField, withEntryRemoved } from "./pack-values.ts";

/**
 * The files that change when these changes of a directory are taken: only offices whose id is among `taken`. What is gone from the draft
 * meanwhile is left out. All of it is one thing to undo.
 */
export function takeChanges(
  values: Values,
  city: string,
  { added, changed, missing }: DirectoryChanges,
  taken: ReadonlySet<string>,
): Values {
  const done: Record<string, unknown> = {};
  const now = (): Values => ({ ...values, ...done });
  const find = (list: EntryList, id: string): Entry | null =>
    entriesOf(now(), city, list).find((entry) => entry.id === id) ?? null;
  for (const { kind, id, fields } of changed.filter((each) => taken.has(each.id))) {
    for (const { field, value } of fields) {
      const entry = find(LIST_OF[kind], id);
      if (entry !== null) Object.assign(done, withEntryField(now(), city, LIST_OF[kind], entry, field, value));
    }
  }
  for (const { kind, id } of missing.filter((each) => taken.has(each.id))) {
    const entry = find(LIST_OF[kind], id);
    if (entry !== null) Object.assign(done, withEntryRemoved(now(), city, LIST_OF[kind], entry));
  }
  for (const { id, name, fields } of added.filter((each) => taken.has(each.id))) {
    const value: Fields = { id, name, ...Object.fromEntries(fields.map(({ field, value }) => [field, value])) };
    if (find("agencies", id) === null) Object.assign(done, withEntryAdded(now(), city, "agencies", value));
  }
  return done;
}

export const LIST_OF = { department: "departments", agency: "agencies" } as const satisfies Record<string, EntryList>;
