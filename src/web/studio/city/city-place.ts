import type { EntryList } from "../../../core/studio/edit.ts";
import { goTo } from "../studio-place.ts";
import { LISTS } from "./pack-values.ts";

export const PARTS = ["who", "offices", "windows", "areas", "hotlines", "meetings", "places", "rules"] as const;
export type CityPart = (typeof PARTS)[number];

/** What of the city is looked at: a part of it, and in it one entry of a list. */
export type CityPlace = { part: CityPart; list: EntryList | null; id: string | null };

/** Which part shows a list. Agencies that take in no cases are under `places`; their forms are the same. */
const PART_OF: Readonly<Record<EntryList, CityPart>> = {
  ...{ departments: "offices", agencies: "offices", windows: "windows", areas: "areas", hotlines: "hotlines" },
  ...{ national_hotlines: "hotlines", meetings: "meetings", criteria: "meetings", indicators: "meetings" },
};

/** Where a problem that is of no list is mended, by the first word of its place. */
const PART_OF_SETTING: Readonly<Record<string, CityPart>> = { urgent: "hotlines", hotlines: "hotlines" };

/**
 * Reads what the address looks for: a part ("areas"), an entry ("agencies: hokatsu-chuo"), or the place of a problem
 * ("agencies: hokatsu-chuo: phone", "departments and agencies: hokatsu-chuo", "lead_department"). `listWith` finds the list of an id.
 */
export function readCityPlace(
  find: string,
  listWith: (ids: readonly string[]) => [EntryList, string] | null,
): CityPlace {
  const [first = "", ...rest] = find.split(": ");
  if (rest.length > 0) {
    const found = listWith([first, ...rest]);
    if (found !== null) return { part: PART_OF[found[0]], list: found[0], id: found[1] };
  }
  if (isList(first)) return { part: PART_OF[first], list: null, id: null };
  const part = PARTS.find((each) => each === first);
  if (part !== undefined || first === "") return { part: part ?? "who", list: null, id: null };
  if (first.startsWith("departments")) return { part: "offices", list: null, id: null };
  return { part: PART_OF_SETTING[first] ?? "rules", list: null, id: null };
}

export function isList(name: string): name is EntryList {
  return name in LISTS;
}

export function showPart(part: CityPart): void {
  goTo({ page: "city", find: part });
}

export function showEntry(list: EntryList, id: string): void {
  goTo({ page: "city", find: `${list}: ${id}` });
}
