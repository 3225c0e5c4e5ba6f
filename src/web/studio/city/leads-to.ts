import type { EntryList } from "../../../core/studio/edit.ts";
import { ENTRY_WORDS } from "../../../core/studio/entry-words.ts";
import type { FieldWords, Reference } from "../../../core/studio/field-words.ts";
import { SETTING_WORDS } from "../../../core/studio/setting-words.ts";
import { nameOfEntry } from "./choices.ts";
import { type Fields, fieldsOf } from "./pack-values.ts";
import type { CityEditor } from "./use-city-editor.ts";

/** A place that leads to an entry: in another entry (`list`, `id`), or in a setting. `field` is what people call it. */
export type LeadingPlace = { list: EntryList | null; id: string; name: string; field: string };

const LEAD_TO: Readonly<Partial<Record<EntryList, readonly Reference[]>>> = {
  departments: ["department", "receiver"],
  agencies: ["agency", "receiver"],
  areas: ["area"],
};

/** Everything in the city's files that leads to this entry: as long as there is any, it cannot be taken out. */
export function placesLeadingTo(
  editor: Pick<CityEditor, "entries" | "settings" | "values">,
  list: EntryList,
  id: string,
): LeadingPlace[] {
  if (list === "national_hotlines") return shownHere(editor.settings, id);
  const kinds = LEAD_TO[list] ?? [];
  const leads = ({ leadsTo }: FieldWords, value: unknown) =>
    leadsTo !== undefined && kinds.includes(leadsTo) && (value === id || (Array.isArray(value) && value.includes(id)));
  const inEntries = lists().flatMap((each) =>
    editor.entries(each).flatMap((entry) =>
      Object.entries(wordsOf(each))
        .filter(([name, words]) => leads(words, entry.fields[name]))
        .map(([, { label }]) => ({ list: each, id: entry.id, name: nameOfEntry(entry), field: label })),
    ),
  );
  return [...inEntries, ...inSettings(editor.settings, SETTING_WORDS, leads)];
}

function inSettings(
  settings: Fields,
  words: Readonly<Record<string, FieldWords>>,
  leads: (words: FieldWords, value: unknown) => boolean,
): LeadingPlace[] {
  return Object.entries(words).flatMap(([name, said]) => [
    ...(leads(said, settings[name]) ? [{ list: null, id: name, name: said.label, field: said.label }] : []),
    ...inSettings(fieldsOf(settings[name]), said.fields ?? {}, leads).map((place) => ({
      ...place,
      id: name,
      name: said.label,
    })),
  ]);
}

function shownHere(settings: Fields, id: string): LeadingPlace[] {
  const { national } = fieldsOf(settings.hotlines);
  const shown = Array.isArray(national) && national.includes(id);
  return shown ? [{ list: null, id: "hotlines", name: "この市で見せる電話", field: "この市で見せる電話" }] : [];
}

function lists(): EntryList[] {
  return ["departments", "agencies", "windows"];
}

function wordsOf(list: EntryList): Readonly<Record<string, FieldWords>> {
  return ENTRY_WORDS[list];
}
