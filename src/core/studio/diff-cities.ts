import type { City } from "../city/city.ts";
import { describeValue, type ValueNames } from "./describe-value.ts";
import type { BundleDiff, FieldChange } from "./diff-view.ts";
import { ENTRY_WORDS } from "./entry-words.ts";
import type { FieldWords } from "./field-words.ts";
import { SETTING_WORDS } from "./setting-words.ts";

type Words = Readonly<Record<string, FieldWords>>;
type Entry = Readonly<Record<string, unknown>>;
const LISTS: Readonly<Record<string, Words>> = ENTRY_WORDS;
const SETTINGS: Words = SETTING_WORDS;

/** Lists of entries are compared entry by entry, everything else of the city field by field; values as the forms call them. */
export function diffCities(before: City, after: City): BundleDiff["city"] {
  const [oldNames, newNames] = [namesOf(before), namesOf(after)];
  const changesOf = (words: Words, was: Entry, is: Entry): FieldChange[] =>
    keysOfBoth(was, is).flatMap((key) => {
      if (JSON.stringify(was[key] ?? null) === JSON.stringify(is[key] ?? null)) return [];
      const said = words[key] ?? { label: key, hint: "" };
      const [old, now] = [describeValue(oldNames, key, said, was[key]), describeValue(newNames, key, said, is[key])];
      // No change is ever left out: what safety depends on is among them. Where people would read the same, the files' own words are shown.
      const change = old === now ? { before: raw(was[key]), after: raw(is[key]) } : { before: old, after: now };
      return [{ field: said.label, ...change }];
    });
  return keysOfBoth(before, after).flatMap((list): BundleDiff["city"] => {
    const [old, now] = [entriesOf(before, list), entriesOf(after, list)];
    if (old === null || now === null) {
      const changes = changesOf(SETTINGS, { [list]: fieldOf(before, list) }, { [list]: fieldOf(after, list) });
      const name = SETTINGS[list]?.label ?? list;
      return changes.length === 0 ? [] : [{ list, id: null, name, state: "changed", changes }];
    }
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
      const [was, is] = [old.get(id), now.get(id)];
      const changes = changesOf(LISTS[list] ?? {}, was ?? {}, is ?? {});
      if (changes.length === 0) return [];
      const state = was === undefined ? "added" : is === undefined ? "removed" : "changed";
      return [{ list, id, name: nameOf(is ?? was ?? {}, id), state, changes }];
    });
  });
}

function raw(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

function namesOf(city: City): ValueNames {
  const offices = [...city.agencies, ...city.departments];
  return {
    domains: city.domains,
    nameOf: (to, id) => {
      if (to === "area") return city.areas.find((area) => area.id === id)?.name ?? null;
      return offices.find((office) => office.id === id)?.name ?? null;
    },
  };
}

function entriesOf(city: City, list: string): Map<string, Entry> | null {
  const value = fieldOf(city, list);
  if (!Array.isArray(value)) return null;
  const entries = value.filter((entry): entry is Entry => typeof entry === "object" && entry !== null);
  if (entries.length < value.length) return null;
  return new Map(entries.map((entry, at) => [String(entry.id ?? entry.key ?? at), entry]));
}

function fieldOf(city: City, name: string): unknown {
  return Object.entries(city).find(([key]) => key === name)?.[1];
}

function nameOf(entry: Entry, id: string): string {
  const { name, label, text } = entry;
  if (typeof name === "string") return name;
  if (typeof text === "string") return text;
  return typeof label === "object" && label !== null && "ja" in label ? String(label.ja) : id;
}

function keysOfBoth(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
