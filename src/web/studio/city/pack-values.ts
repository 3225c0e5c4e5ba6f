import { Agency, Area, City, Department, Hotline, Window } from "../../../core/city/city.ts";
import { Criterion } from "../../../core/city/criterion.ts";
import { Indicator } from "../../../core/city/indicator.ts";
import { Meeting } from "../../../core/city/meeting.ts";
import { UNSAID } from "../../../core/city/pack.ts";
import type { EntryList } from "../../../core/studio/edit.ts";
import type { Values } from "../draft/draft-store.ts";
import { getAt, setAt, type ValuePath } from "../draft/set-at.ts";

/**
 * The city's files as forms see them: entries with everything filled in that their file leaves unsaid, and back again so that a file
 * says no more than it has to. Files that break a rule can be read, too: that is when they have to be mended.
 */
export type Fields = Readonly<Record<string, unknown>>;
/** `at`: where its row is in the file. `all`: what is said for its whole group of offices. */
export type Entry = { id: string; fields: Fields; row: Fields; all: Fields; at: ValuePath };

const ACTIVE = { status: "active", closed_until: null, successor: null };
/** Where each list is written, what its rows have to fit, and what they leave unsaid. */
export const LISTS = {
  departments: {
    file: "city.yaml",
    path: ["departments"],
    schema: Department,
    unsaid: { ...UNSAID.department, ...ACTIVE },
  },
  agencies: { file: "agencies.yaml", path: [], schema: Agency, unsaid: { ...UNSAID.agency, ...ACTIVE } },
  areas: { file: "areas.yaml", path: [], schema: Area, unsaid: { ...UNSAID.area, postcodes: [] } },
  windows: { file: "city.yaml", path: ["windows"], schema: Window, unsaid: UNSAID.window },
  hotlines: { file: "city.yaml", path: ["hotlines", "own"], schema: Hotline, unsaid: UNSAID.hotline },
  national_hotlines: { file: "../hotlines.yaml", path: [], schema: Hotline, unsaid: UNSAID.hotline },
  meetings: { file: "plan.yaml", path: ["meetings"], schema: Meeting, unsaid: UNSAID.meeting },
  criteria: { file: "plan.yaml", path: ["criteria"], schema: Criterion, unsaid: UNSAID.criterion },
  indicators: { file: "plan.yaml", path: ["indicators"], schema: Indicator, unsaid: UNSAID.indicator },
} satisfies Record<EntryList, { file: string; path: ValuePath; schema: unknown; unsaid: Fields }>;

/** What a setting is that its file leaves out, where the schema knows. */
const DEFAULTS: Fields = Object.fromEntries(
  Object.entries(City.shape).flatMap(([name, schema]) => {
    const unsaid = schema.safeParse(undefined);
    return unsaid.success ? [[name, unsaid.data]] : [];
  }),
);

/** The file in which a list, or a setting (null), is written. */
export function fileOf(city: string, list: EntryList | null): string {
  const file = list === null ? "city.yaml" : LISTS[list].file;
  return file.startsWith("../") ? `cities/${file.slice(3)}` : `cities/${city}/${file}`;
}

/** The entries of a list, in the files' order. */
export function entriesOf(values: Values, city: string, list: EntryList): Entry[] {
  const { path, unsaid } = LISTS[list];
  const rows = rowsOf(getAt(values[fileOf(city, list)], path));
  if (list !== "agencies") return rows.map((row, at) => entry(row, {}, unsaid, [...path, at]));
  return rows.flatMap((group, at) =>
    rowsOf(group.each).map((row, each) => entry(row, fieldsOf(group.all), unsaid, [at, "each", each])),
  );
}

function entry(row: Fields, all: Fields, unsaid: Fields, at: ValuePath): Entry {
  return { id: String(row.id ?? row.key ?? ""), fields: { ...unsaid, ...all, ...row }, row, all, at };
}

/** The files with one field of an entry set. What the file need not say is left out, but where the group says otherwise. */
export function withEntryField(
  values: Values,
  city: string,
  list: EntryList,
  { row, all, at }: Entry,
  name: string,
  to: unknown,
): Values {
  const unsaid: Fields = LISTS[list].unsaid;
  const without = name in all ? all[name] : unsaid[name];
  const implied = (name in all || name in unsaid) && same(without, to);
  const next = implied ? setAt(row, [name], undefined) : setAt(row, [name], to);
  return changed(values, fileOf(city, list), at, next);
}

/** A new entry at the end of its list; a new agency in a group of its own. */
export function withEntryAdded(values: Values, city: string, list: EntryList, value: Fields): Values {
  const { path, unsaid } = LISTS[list];
  const file = fileOf(city, list);
  const silent: Fields = unsaid;
  const row = Object.fromEntries(
    Object.entries(value).filter(([name, said]) => !(name in silent && same(silent[name], said))),
  );
  const rows = rowsOf(getAt(values[file], path));
  const added = list === "agencies" ? { all: {}, each: [row] } : row;
  return changed(values, file, path, [...rows, added]);
}

/** The files without an entry; a group that would be left empty goes along, and a line of another file that names a number. */
export function withEntryRemoved(values: Values, city: string, list: EntryList, { at }: Entry): Values {
  const file = fileOf(city, list);
  const [group] = at;
  const alone = list === "agencies" && rowsOf(getAt(values[file], at.slice(0, 2))).length === 1;
  return changed(values, file, alone && group !== undefined ? [group] : at, undefined);
}

/** An entry changes places with the one before (-1) or after (1); null where there is none. */
export function withEntryMoved(
  values: Values,
  city: string,
  list: EntryList,
  { at, row }: Entry,
  by: -1 | 1,
): Values | null {
  const file = fileOf(city, list);
  const place = at.at(-1);
  if (typeof place !== "number") return null;
  const path = at.slice(0, -1);
  const rows = rowsOf(getAt(values[file], path));
  const other = rows[place + by];
  if (other === undefined) return null;
  return changed(values, file, path, rows.with(place, other).with(place + by, row));
}

/** What city.yaml says by itself; what it leaves to us is said, too. */
export function settingsOf(values: Values, city: string): Fields {
  return { ...DEFAULTS, ...fieldsOf(values[fileOf(city, null)]) };
}

export function withSetting(values: Values, city: string, path: ValuePath, to: unknown): Values {
  const [name = "", ...rest] = path;
  const before = settingsOf(values, city)[name];
  return changed(values, fileOf(city, null), [name], rest.length === 0 ? to : setAt(before, rest, to));
}

/** A name that no entry of these has: "madoguchi-3". */
export function freeEntryId(taken: readonly string[], word: string): string {
  for (let number = taken.length + 1; ; number++) {
    if (!taken.includes(`${word}-${number}`)) return `${word}-${number}`;
  }
}

function changed(values: Values, file: string, path: ValuePath, to: unknown): Values {
  return { [file]: setAt(values[file] ?? (path.length === 0 ? [] : {}), path, to) };
}

function rowsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return Object.is(a, b);
  const [left, right]: [Fields, Fields] = [{ ...a }, { ...b }];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
}
