import type { EntryList } from "../core/studio/edit.ts";
import { ENTRY_WORDS } from "../core/studio/entry-words.ts";
import type { FieldWords } from "../core/studio/field-words.ts";
import { SETTING_WORDS } from "../core/studio/setting-words.ts";

/** The list that a place begins with, as the studio calls it. */
const LISTS: Readonly<Record<EntryList, string>> = {
  agencies: "窓口",
  areas: "地域",
  departments: "課",
  windows: "その他の窓口",
  hotlines: "電話",
  national_hotlines: "電話",
  meetings: "会議",
  criteria: "基準",
  indicators: "指標",
};
const SETTINGS: Readonly<Record<string, FieldWords>> = SETTING_WORDS;

/**
 * Where a problem is, as the studio's forms call it: "agencies: hokatsu-chuo: catchment" is 「窓口 ＞ 担当の地域」 — the sentence names
 * the office. A place that the forms do not know stays as the files call it.
 */
export function sayCityPlace(place: string): string {
  const [first = "", ...rest] = place.split(": ");
  if (first === "departments and agencies") return "窓口と課";
  const last = rest.at(-1) ?? "";
  if (isList(first)) {
    const fields: Readonly<Record<string, FieldWords>> = ENTRY_WORDS[first];
    const field = fields[last]?.label;
    return [LISTS[first], ...(field === undefined ? [] : [field])].join(" ＞ ");
  }
  const setting = SETTINGS[first];
  if (setting === undefined) return place;
  const part = setting.fields?.[last]?.label;
  return [setting.label, ...(part === undefined ? [] : [part])].join(" ＞ ");
}

function isList(name: string): name is EntryList {
  return name in LISTS;
}
