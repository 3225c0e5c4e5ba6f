import type { Bundle } from "../core/studio/bundle.ts";
import type { EntryList, PlainEdit } from "../core/studio/edit.ts";
import type { EditStep } from "./edit-bundle.ts";
import { insertInText, setInText, type YamlPath } from "./edit-yaml-text.ts";
import { readYamlOnce } from "./read-yaml-once.ts";
import { itemText } from "./render-yaml.ts";

type EntryEdit = Exclude<PlainEdit, { do: "set_text" }>;

/** Edits the city's lists and settings. What is said for a whole group of offices (`all`) is said anew for the one. */
export function editEntries(bundle: Bundle, city: string, edit: EntryEdit): EditStep {
  if (edit.do === "set_city") {
    const path = `cities/${city}/city.yaml`;
    const text = setInText(bundle[path] ?? "", edit.path, edit.value);
    return text === null ? "place_unknown" : { [path]: text };
  }
  const place = PLACES[edit.list];
  const path = place.file.replace("*", city);
  const text = bundle[path];
  if (text === undefined) return "file_unreadable";
  const { value } = readYamlOnce(path, text);
  if (edit.do === "add_entry") return addEntry(path, text, value, place, edit);
  const entry = findEntry(value, place.path, edit.id);
  if (entry === null) return "entry_unknown";
  if (edit.do === "remove_entry") return written(path, removeEntry(text, value, entry));
  // Unknown is said by leaving it out, but where the group says something else it has to be said.
  const overrides = edit.value === null && edit.path.length === 1 && saidByGroup(value, entry, edit.path[0]);
  return written(
    path,
    setInText(text, [...entry, ...edit.path], edit.value === null && !overrides ? undefined : edit.value),
  );
}

type Place = { file: string; path: YamlPath };

const PLACES: Readonly<Record<EntryList, Place>> = {
  departments: { file: "cities/*/city.yaml", path: ["departments"] },
  windows: { file: "cities/*/city.yaml", path: ["windows"] },
  hotlines: { file: "cities/*/city.yaml", path: ["hotlines", "own"] },
  national_hotlines: { file: "cities/hotlines.yaml", path: [] },
  agencies: { file: "cities/*/agencies.yaml", path: [] },
  areas: { file: "cities/*/areas.yaml", path: [] },
  meetings: { file: "cities/*/plan.yaml", path: ["meetings"] },
  criteria: { file: "cities/*/plan.yaml", path: ["criteria"] },
  indicators: { file: "cities/*/plan.yaml", path: ["indicators"] },
};

function written(path: string, text: string | null): EditStep {
  return text === null ? "place_unknown" : { [path]: text };
}

/** A new agency comes in a group of its own; anything else at the end of its list. */
function addEntry(
  path: string,
  text: string,
  value: unknown,
  place: Place,
  edit: Extract<EntryEdit, { do: "add_entry" }>,
): EditStep {
  const id = edit.value.id ?? edit.value.key;
  if (typeof id === "string" && findEntry(value, place.path, id) !== null) return "entry_exists";
  if (edit.list === "agencies") {
    return { [path]: `${text.trimEnd()}\n\n- all: {}\n  each:\n    - ${itemText(edit.value, 2)}\n` };
  }
  const list = place.path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
  if (!Array.isArray(list)) return "place_unknown";
  if (place.path.length === 0 && list.length === 0) {
    const comments = text.split("\n").filter((line) => line.startsWith("#"));
    return { [path]: `${[...comments, `- ${itemText(edit.value, -2)}`].join("\n")}\n` };
  }
  return written(path, insertInText(text, place.path, list.length, edit.value));
}

/** A group that would be left empty goes along. */
function removeEntry(text: string, value: unknown, entry: YamlPath): string | null {
  const [group, each] = entry;
  const rows = each === "each" && Array.isArray(value) && typeof group === "number" ? value[group] : null;
  const alone = isRecord(rows) && Array.isArray(rows.each) && rows.each.length === 1 && group !== undefined;
  return setInText(text, alone ? [group] : entry, undefined);
}

function findEntry(value: unknown, path: YamlPath, id: string): YamlPath | null {
  const list = path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
  if (!Array.isArray(list)) return null;
  for (const [at, row] of list.entries()) {
    if (!isRecord(row)) continue;
    if (row.id === id || row.key === id) return [...path, at];
    const inner = Array.isArray(row.each) ? findEntry(row.each, [], id) : null;
    if (inner !== null) return [...path, at, "each", ...inner];
  }
  return null;
}

function saidByGroup(value: unknown, [group, each]: YamlPath, field: string | number | undefined): boolean {
  if (each !== "each" || !Array.isArray(value) || typeof group !== "number") return false;
  const rows: unknown = value[group];
  const all = isRecord(rows) ? rows.all : null;
  return isRecord(all) && field !== undefined && field in all;
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}
