import type { CityProblem } from "../core/city/city-problem.ts";
import { NOWHERE } from "../core/studio/content-problem.ts";
import type { Finding } from "./finding.ts";
import type { FileOf } from "./parse-city.ts";
import { sayCityPlace } from "./say-city-place.ts";

/** What `checkCity` found, with the file and the entry that each place names ("agencies: hokatsu-chuo: catchment"). */
export function cityFindings(problems: readonly CityProblem[], city: string, fileOf: FileOf): Finding[] {
  return problems.map(({ level, place, problem, mend }) => {
    const { file, path } = findEntry(place.split(/: | /), city, fileOf);
    const entry = place;
    return {
      ...({ code: level === "error" ? "city" : "city_today", level, file, path } as const),
      ...{ place: { ...NOWHERE, entry }, label: place, reason: `${problem}。${mend}` },
      message: `${sayCityPlace(place)}：${problem}`,
      mend,
    };
  });
}

type Found = { file: string; path: (string | number)[] };

const FILES: Readonly<Record<string, string>> = {
  agencies: "agencies.yaml",
  areas: "areas.yaml",
  meetings: "plan.yaml",
  criteria: "plan.yaml",
  indicators: "plan.yaml",
};

/** The entry with the id that a place names, wherever in the city's files it is; else the list, else the file's beginning. */
function findEntry(names: readonly string[], city: string, fileOf: FileOf): Found {
  const folder = `cities/${city}`;
  const list = names[0] ?? "";
  const first = `${folder}/${FILES[list] ?? "city.yaml"}`;
  const files = [...new Set([first, `${folder}/city.yaml`, `${folder}/agencies.yaml`, "cities/hotlines.yaml"])];
  for (const file of files) {
    const value = fileOf(file)?.value;
    for (const id of names.slice(1).toReversed()) {
      const path = pathOfEntry(value, id);
      if (path !== null) return { file, path: withField(value, path, names.at(-1)) };
    }
  }
  return { file: first, path: first.endsWith("city.yaml") ? [list] : [] };
}

function pathOfEntry(value: unknown, id: string): (string | number)[] | null {
  if (typeof value !== "object" || value === null) return null;
  if ("id" in value && value.id === id) return [];
  if ("key" in value && value.key === id) return [];
  if ("name" in value && value.name === id) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, inner] of entries) {
    const path = pathOfEntry(inner, id);
    if (path !== null) return [key, ...path];
  }
  return null;
}

function withField(value: unknown, path: (string | number)[], field: string | undefined): (string | number)[] {
  const entry = path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
  return field !== undefined && isRecord(entry) && field in entry ? [...path, field] : path;
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}
