import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checkCity } from "../core/city/check-city.ts";
import { Agency, Area, City, Department, Hotline, Window } from "../core/city/city.ts";
import { Criterion } from "../core/city/criterion.ts";
import { Indicator } from "../core/city/indicator.ts";
import { Meeting } from "../core/city/meeting.ts";
import { ContentError } from "./content-error.ts";
import { parseYaml } from "./parse-yaml.ts";

const Row = z.record(z.string(), z.unknown());
const Rows = z.array(Row);
/** What `all` says holds for each of `each`. */
const Groups = z.array(z.strictObject({ all: Row, each: Rows }));
/** city.yaml: a city without the lists that have files of their own; its hotlines are chosen from the national ones. */
const Main = City.omit({
  ...{ agencies: true, areas: true, departments: true, windows: true, hotlines: true },
  ...{ meetings: true, criteria: true, indicators: true },
}).extend({
  departments: Rows,
  windows: Rows,
  hotlines: z.strictObject({ national: z.array(z.string()), own: Rows }),
});

/** plan.yaml: what the plan says of working together, beyond who receives what. */
const Plan = z.strictObject({ meetings: Rows, criteria: Rows, indicators: Rows });

const UNKNOWN_CONTACT = { phone: null, address: null, url: null, hours: null, assured: null };
/** What a file need not say. An agency without `catchment` serves the whole city, one without `ages` everybody. */
const UNSAID = {
  department: UNKNOWN_CONTACT,
  agency: {
    ...UNKNOWN_CONTACT,
    ...{ short: null, aliases: [], type: null, department: null, operator: null },
    ...{ ages: null, catchment: null, languages: null, note: null },
    ...{ count: 1, at: null, place: null },
  },
  // Not `hours`: there null means day and night, which nobody may claim by leaving a line out.
  hotline: {
    ...{ number: null, url: null, ages: null, hours_text: null, languages: null, verified_on: null },
    ...{ only_in: null, not_in: null },
  },
  window: { domains: ["other"], topics: [], patterns: [], ages: null, assured: null },
  area: {},
  meeting: {
    ...{ domain: null, host: null, consent: null, secrecy: null, when: null },
    ...{ about: [], members: [], assured: null },
  },
  criterion: { assured: null },
  indicator: { unit: null, current: null, target: null, target_year: null, assured: null },
};

/**
 * Reads all cities (folders in `dir`; not `_template` and other `_…`), or those named by `ids`, at start. Throws naming file, place and reason of the mistakes
 * in a city's files, so that nobody is sent the wrong way by a slip of the pen.
 */
export function loadCities(dir: string, ids: readonly string[] | null): City[] {
  const entries = readdirSync(dir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("_")).map(({ name }) => name);
  const unknown = ids?.find((id) => !folders.includes(id));
  if (unknown !== undefined)
    throw new ContentError(`${dir}: there is no city ${unknown}; there are ${folders.join(", ")}`);
  return (ids ?? folders.sort()).map((id) => loadCity(dir, id));
}

/** Reads one city. What its files do not say is null; what they say wrongly is thrown, a line for each mistake. */
export function loadCity(dir: string, id: string): City {
  const file = (name: string) => join(dir, id, name);
  const main = readYaml(file("city.yaml"), Main);
  const offices = readYaml(file("agencies.yaml"), Groups).flatMap(({ all, each }) =>
    each.map((row) => ({ ...all, ...row })),
  );
  const national = parseRows(
    join(dir, "hotlines.yaml"),
    Hotline,
    UNSAID.hotline,
    readYaml(join(dir, "hotlines.yaml"), Rows),
  );
  const plan = readYaml(file("plan.yaml"), Plan);
  const city: City = {
    ...main,
    meetings: parseRows(`${file("plan.yaml")}: meetings`, Meeting, UNSAID.meeting, plan.meetings),
    criteria: parseRows(`${file("plan.yaml")}: criteria`, Criterion, UNSAID.criterion, plan.criteria),
    indicators: parseRows(`${file("plan.yaml")}: indicators`, Indicator, UNSAID.indicator, plan.indicators),
    departments: parseRows(`${file("city.yaml")}: departments`, Department, UNSAID.department, main.departments),
    windows: parseRows(`${file("city.yaml")}: windows`, Window, UNSAID.window, main.windows),
    hotlines: [
      ...chosenLines(file("city.yaml"), main.hotlines.national, national),
      ...parseRows(`${file("city.yaml")}: hotlines: own`, Hotline, UNSAID.hotline, main.hotlines.own),
    ],
    agencies: parseRows(file("agencies.yaml"), Agency, UNSAID.agency, offices),
    areas: parseRows(file("areas.yaml"), Area, UNSAID.area, readYaml(file("areas.yaml"), Rows)),
  };
  if (city.id !== id)
    throw new ContentError(
      `${file("city.yaml")}: id: is ${city.id}, but the folder is named ${id}; make them the same`,
    );
  // Nothing is judged by the day here: an expired hotline is a warning for people, no reason not to start.
  const errors = checkCity(city, null).filter(({ level }) => level === "error");
  refuse(errors.map(({ place, problem }) => `${join(dir, id)}: ${place}: ${problem}`));
  return city;
}

function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseYaml(file));
  if (parsed.success) return parsed.data;
  throw new ContentError(
    parsed.error.issues.map((issue) => `${file}: ${issue.path.join(": ")}: ${issue.message}`).join("\n"),
  );
}

function parseRows<T>(place: string, schema: z.ZodType<T>, unsaid: object, rows: z.infer<typeof Rows>): T[] {
  const results = rows.map((row, at) => ({
    name: String(row.id ?? row.key ?? `entry ${at + 1}`),
    parsed: schema.safeParse({ ...unsaid, ...row }),
  }));
  refuse(
    results.flatMap(({ name, parsed }) =>
      (parsed.error?.issues ?? []).map((issue) => [place, name, ...issue.path, issue.message].join(": ")),
    ),
  );
  return results.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : []));
}

/** The national lines a city shows, in its order. */
function chosenLines(file: string, ids: readonly string[], lines: readonly Hotline[]): Hotline[] {
  const unknown = ids.filter((id) => !lines.some((line) => line.id === id));
  refuse(unknown.map((id) => `${file}: hotlines: national: there is no ${id} in hotlines.yaml`));
  return ids.flatMap((id) => lines.filter((line) => line.id === id));
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new ContentError(problems.join("\n"));
}
