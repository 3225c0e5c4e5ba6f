import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileBundle } from "../../src/content/compile-bundle.ts";
import { cityIds, loadCity } from "../../src/content/load-city.ts";
import { readBundle } from "../../src/content/read-bundle.ts";
import { writeValue } from "../../src/content/write-value.ts";
import { readYamlFile } from "../../src/content/yaml-file.ts";
import { City } from "../../src/core/city/city.ts";
import type { EntryList } from "../../src/core/studio/edit.ts";
import { ENTRY_WORDS } from "../../src/core/studio/entry-words.ts";
import type { FieldWords } from "../../src/core/studio/field-words.ts";
import { type FormField, formFields } from "../../src/core/studio/form-field.ts";
import { OPTION_WORDS } from "../../src/core/studio/option-words.ts";
import { SETTING_WORDS } from "../../src/core/studio/setting-words.ts";
import { isList } from "../../src/web/studio/city/city-place.ts";
import { placesLeadingTo } from "../../src/web/studio/city/leads-to.ts";
import { newEntry } from "../../src/web/studio/city/new-entry.ts";
import {
  entriesOf,
  LISTS,
  settingsOf,
  withEntryAdded,
  withEntryField,
  withEntryMoved,
  withEntryRemoved,
  withSetting,
} from "../../src/web/studio/city/pack-values.ts";

const ROOT = `${import.meta.dirname}/../..`;
const IDS = cityIds(`${ROOT}/cities`, null);
const LIST_NAMES = Object.keys(LISTS).filter(isList);
type Values = Readonly<Record<string, unknown>>;

/** A city's files as text, and as the values that the browser holds. */
function filesOf(city: string) {
  const bundle = readBundle(ROOT, city);
  const files = Object.entries(bundle).filter(([path]) => path.startsWith("cities/"));
  const values: Values = Object.fromEntries(files.map(([path, text]) => [path, readYamlFile(path, text).value]));
  return { bundle, values };
}

/** The files' text after a form has changed their values; what was not changed is left as it was. */
function written(bundle: Readonly<Record<string, string>>, changes: Values): Record<string, string> {
  const texts = Object.entries(changes).map(([path, value]) => [path, writeValue(bundle[path] ?? "", value)] as const);
  expect(texts.filter(([, text]) => text === null)).toEqual([]);
  return { ...bundle, ...Object.fromEntries(texts.map(([path, text]) => [path, text ?? ""])) };
}

function find(values: Values, city: string, list: EntryList, id: string) {
  const entry = entriesOf(values, city, list).find((each) => each.id === id);
  if (entry === undefined) throw new Error(`${list} has no ${id}`);
  return entry;
}

describe.each(IDS)("%s", (id) => {
  const { values } = filesOf(id);
  const city = loadCity(`${ROOT}/cities`, id);

  test("its forms show what its files mean, nothing more and nothing less", () => {
    const shown = (list: EntryList) => entriesOf(values, id, list).map(({ fields }) => fields);
    for (const list of ["agencies", "departments", "areas", "windows", "meetings", "criteria", "indicators"] as const)
      expect(shown(list), list).toEqual(city[list]);
    expect(shown("national_hotlines")).toEqual(expect.arrayContaining(city.hotlines));
    const { agencies: _1, areas: _2, departments: _3, windows: _4, hotlines: _5, ...rest } = city;
    const { meetings: _6, criteria: _7, indicators: _8, neighbours: _9, ...settings } = rest;
    expect(settingsOf(values, id)).toMatchObject(settings);
  });

  test("a field that is set and set back means what it meant", () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIST_NAMES), fc.nat(), fc.nat(), (list, which, field) => {
        const entries = entriesOf(values, id, list);
        const entry = entries[which % Math.max(entries.length, 1)];
        if (entry === undefined) return;
        const names = Object.keys(formFields(LISTS[list].schema)).filter((name) => name !== "id" && name !== "key");
        const name = names[field % names.length] ?? "name";
        const was = entry.fields[name];
        const set = { ...values, ...withEntryField(values, id, list, entry, name, "zz") };
        const back = withEntryField(set, id, list, find(set, id, list, entry.id), name, was);
        const meant = (rows: typeof entries) => rows.map(({ fields }) => fields);
        expect(meant(entriesOf({ ...set, ...back }, id, list))).toEqual(meant(entries));
      }),
      { numRuns: 40 },
    );
  });
});

describe("what a form changes is written as a person would have done it", () => {
  const { bundle, values } = filesOf("mito");
  const lines = (changes: Values) => {
    const after = written(bundle, changes);
    return Object.keys(changes).flatMap((path) => {
      const [old, now] = [(bundle[path] ?? "").split("\n"), (after[path] ?? "").split("\n")];
      return [
        ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
        ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
      ];
    });
  };
  const chuo = find(values, "mito", "agencies", "hokatsu-chuo");

  test.each<{ why: string; changes: Values; says: string[] }>([
    {
      why: "an office's number",
      changes: withEntryField(values, "mito", "agencies", chuo, "phone", "029-000-0000"),
      says: [
        "-    - { id: hokatsu-chuo, name: 中央地域包括支援センター }",
        "+    - { id: hokatsu-chuo, name: 中央地域包括支援センター, phone: 029-000-0000 }",
      ],
    },
    {
      why: "what the group says is said anew for the one",
      changes: withEntryField(values, "mito", "agencies", chuo, "type", null),
      says: [
        "-    - { id: hokatsu-chuo, name: 中央地域包括支援センター }",
        "+    - { id: hokatsu-chuo, name: 中央地域包括支援センター, type: null }",
      ],
    },
    {
      why: "the first town of a city that had none",
      changes: withEntryAdded(values, "mito", "areas", {
        ...newEntry("areas", "omachi", "大町", {}),
        kana: "おおまち",
      }),
      says: ["-[]", "+- { id: omachi, name: 大町, kana: おおまち, aliases: [] }"],
    },
    {
      why: "a new office, in a group of its own",
      changes: withEntryAdded(values, "mito", "agencies", newEntry("agencies", "madoguchi-9", "若者の窓口", {})),
      says: [
        "+- all: {}",
        "+    - { id: madoguchi-9, name: 若者の窓口, role: intake, domains: [], order: 9, source: 管理者の画面で足した }",
      ],
    },
    {
      why: "a deadline that was ours to propose",
      changes: withSetting(values, "mito", ["answer_within", "working_days", "tier3"], 3),
      says: [
        "-  working_days: { tier0: 0, tier1: 0, tier2: 1, tier3: 2 }",
        "+  working_days: { tier0: 0, tier1: 0, tier2: 1, tier3: 3 }",
      ],
    },
    {
      why: "what is not said in the file at all",
      changes: withSetting(values, "mito", ["idle_minutes"], 10),
      says: ["+idle_minutes: 10"],
    },
  ])("$why", ({ changes, says }) => {
    expect(lines(changes)).toEqual(says);
  });

  test("the last town goes, and its file still says that there are none", () => {
    const one = { ...values, ...withEntryAdded(values, "mito", "areas", newEntry("areas", "omachi", "大町", {})) };
    const text = written(bundle, { "cities/mito/areas.yaml": one["cities/mito/areas.yaml"] });
    const none = withEntryRemoved(one, "mito", "areas", find(one, "mito", "areas", "omachi"));
    expect(written(text, none)["cities/mito/areas.yaml"]).toBe(bundle["cities/mito/areas.yaml"]);
  });

  test.each(LIST_NAMES)("a new entry of %s is one that its schema takes, once somebody has filled it in", (list) => {
    const added = withEntryAdded(values, "mito", list, newEntry(list, "new-1", "新しいもの", {}));
    const entry = find({ ...values, ...added }, "mito", list, "new-1");
    const asked = list === "windows" ? { receiver: "fukushi-somu" } : {};
    expect(LISTS[list].schema.safeParse({ ...entry.fields, ...asked }).error).toBeUndefined();
  });

  test("a meeting that goes down and up again is where it was", async () => {
    const first = entriesOf(values, "mito", "meetings")[0];
    if (first === undefined) throw new Error("no meetings");
    expect(withEntryMoved(values, "mito", "meetings", first, -1)).toBeNull();
    const down = withEntryMoved(values, "mito", "meetings", first, 1) ?? {};
    const moved = written(bundle, down);
    expect((await compileBundle(moved, "mito", { checks: false })).city?.meetings[1]?.id).toBe(first.id);
    const now = { ...values, ...down };
    expect(withEntryMoved(now, "mito", "meetings", find(now, "mito", "meetings", first.id), -1)).toMatchObject({
      "cities/mito/plan.yaml": values["cities/mito/plan.yaml"],
    });
  });
});

describe("an entry that others lead to is not taken out", () => {
  const { values } = filesOf("kokubunji");
  const editor = {
    values,
    entries: (list: EntryList) => entriesOf(values, "kokubunji", list),
    settings: settingsOf(values, "kokubunji"),
  };
  test.each<[EntryList, string, string[]]>([
    ["departments", "hoiku-yochien", ["所管課"]],
    ["departments", "chiiki-kyosei", ["所管課", "取りまとめ課"]],
    ["areas", "honda", ["担当の地域"]],
    ["agencies", "hokatsu-honda", []],
    ["national_hotlines", "yorisoi", ["この市で見せる電話"]],
    ["criteria", "complex", []],
  ])("%s %s: %j", (list, id, fields) => {
    expect(placesLeadingTo(editor, list, id).map(({ field }) => field)).toEqual(fields);
  });
});

describe("everything a form can show has words", () => {
  const missing = (name: string, field: FormField, words: FieldWords | undefined): string[] => {
    if (field.kind === "other") return [];
    if (words === undefined || words.label === "" || words.hint === "") return [name];
    if (field.kind === "group")
      return Object.entries(field.fields).flatMap(([key, part]) =>
        missing(`${name}.${key}`, part, words.fields?.[key]),
      );
    const key = name.split(".").at(-1) ?? "";
    const options = field.kind === "pick" || field.kind === "ticks" ? field.options : [];
    return options.filter((option) => OPTION_WORDS[key]?.[option] === undefined).map((option) => `${name}=${option}`);
  };
  test.each(LIST_NAMES)("%s", (list) => {
    const words: Readonly<Record<string, FieldWords>> = ENTRY_WORDS[list];
    const fields = Object.entries(formFields(LISTS[list].schema));
    expect(fields.length).toBeGreaterThan(4);
    expect(fields.flatMap(([name, field]) => missing(name, field, words[name]))).toEqual([]);
  });
  test("settings", () => {
    const words: Readonly<Record<string, FieldWords>> = SETTING_WORDS;
    const fields = Object.entries(formFields(City)).filter(([name]) => name !== "format" && !isList(name));
    expect(fields.flatMap(([name, field]) => missing(name, field, words[name]))).toEqual([]);
  });
});
