import type { z } from "zod";
import { checkCity } from "../core/city/check-city.ts";
import { Agency, Area, type City, Department, Hotline, Window } from "../core/city/city.ts";
import { Criterion } from "../core/city/criterion.ts";
import { Indicator } from "../core/city/indicator.ts";
import { Meeting } from "../core/city/meeting.ts";
import { Groups, Main, Plan, type Row, Rows, UNSAID } from "../core/city/pack.ts";
import { NOWHERE } from "../core/studio/content-problem.ts";
import { cityFindings } from "./city-findings.ts";
import type { Finding } from "./finding.ts";
import { municipalitiesOf } from "./municipalities.ts";
import { sayCityPlace } from "./say-city-place.ts";
import { shapeFindings } from "./shape-findings.ts";
import type { YamlFile } from "./yaml-file.ts";

/** One row with its place in its file. */
type Placed = { row: Row; path: (string | number)[] };
/** The file of this name; null when there is none. */
export type FileOf = (path: string) => YamlFile | null;

/**
 * A city from its files (paths from the bundle's root), and all that is wrong with them: what the schema sees (then there is no
 * city), and when that is well, what `checkCity` sees. `today` is an ISO date; null judges nothing by the day.
 */
export function parseCity(
  fileOf: FileOf,
  id: string,
  today: string | null,
): { city: City | null; findings: Finding[] } {
  const findings: Finding[] = [];
  const read = <T>(path: string, schema: z.ZodType<T>): T | null => {
    const file = fileOf(path);
    if (file === null) findings.push(missing(path));
    else if (file.findings.length > 0) findings.push(...file.findings);
    else {
      const parsed = schema.safeParse(file.value);
      if (parsed.success) return parsed.data;
      const placeOf = (keys: readonly (string | number)[]) => ({ ...NOWHERE, entry: keys.join(": ") });
      const found = shapeFindings(schema, file.value, { file: path, path: [] }, placeOf);
      findings.push(...found.map((finding) => inWords(finding, null)));
    }
    return null;
  };
  const rows = <T>(file: string, list: string | null, schema: z.ZodType<T>, unsaid: object, placed: Placed[]): T[] =>
    placed.flatMap(({ row, path }, at) => {
      const whole = { ...unsaid, ...row };
      const parsed = schema.safeParse(whole);
      if (parsed.success) return [parsed.data];
      const name = String(row.id ?? row.key ?? `entry ${at + 1}`);
      const entry = [listOf(file, list), name].join(": ");
      const label = (keys: readonly string[]) => [...(list === null ? [] : [list]), name, ...keys].join(": ");
      const found = shapeFindings(schema, whole, { file, path, label }, () => ({ ...NOWHERE, entry }));
      findings.push(...found.map((finding) => inWords(finding, listOf(file, list))));
      return [];
    });

  const folder = (name: string) => `cities/${id}/${name}`;
  const files = { main: folder("city.yaml"), plan: folder("plan.yaml"), lines: "cities/hotlines.yaml" };
  const main = read(files.main, Main);
  const groups = read(folder("agencies.yaml"), Groups);
  const lines = read(files.lines, Rows);
  const plan = read(files.plan, Plan);
  const areas = read(folder("areas.yaml"), Rows);
  if (main === null || groups === null || lines === null || plan === null || areas === null) {
    return { city: null, findings };
  }
  const national = rows(files.lines, null, Hotline, UNSAID.hotline, placed(lines, []));
  const own = rows(
    files.main,
    "hotlines: own",
    Hotline,
    UNSAID.hotline,
    placed(main.hotlines.own, ["hotlines", "own"]),
  );
  findings.push(...unknownLines(files.main, main.hotlines.national, national));
  const city: City = {
    ...main,
    meetings: rows(files.plan, "meetings", Meeting, UNSAID.meeting, placed(plan.meetings, ["meetings"])),
    criteria: rows(files.plan, "criteria", Criterion, UNSAID.criterion, placed(plan.criteria, ["criteria"])),
    indicators: rows(files.plan, "indicators", Indicator, UNSAID.indicator, placed(plan.indicators, ["indicators"])),
    departments: rows(
      ...([files.main, "departments", Department, UNSAID.department] as const),
      placed(main.departments, ["departments"]),
    ),
    windows: rows(files.main, "windows", Window, UNSAID.window, placed(main.windows, ["windows"])),
    hotlines: [...main.hotlines.national.flatMap((key) => national.filter((line) => line.id === key)), ...own],
    agencies: rows(folder("agencies.yaml"), null, Agency, UNSAID.agency, officesOf(groups)),
    areas: rows(folder("areas.yaml"), null, Area, UNSAID.area, placed(areas, [])),
    neighbours: municipalitiesOf(main.prefecture).filter(({ name }) => name !== main.name),
  };
  if (city.id !== id) findings.push(idDiffers(files.main, id, city.id));
  if (findings.length > 0) return { city: null, findings };
  return { city, findings: cityFindings(checkCity(city, today), id, fileOf) };
}

/** With its place in the words of the studio's forms, which do not show what the file calls a field. */
function inWords(finding: Finding, list: string | null): Finding {
  const keys = finding.label.split(": ");
  const field = keys.findLast((key) => !/^\d+$/.test(key)) ?? "";
  const place = list === null ? keys : [list.split(": ")[0] ?? list, field];
  const where = sayCityPlace(place.join(": "));
  const mend = finding.mend.startsWith(`${field} `)
    ? `「${where}」${finding.mend.slice(field.length + 1)}`
    : finding.mend;
  return { ...finding, message: `${where}：${finding.message}`, mend };
}

function placed(rows: readonly Row[], path: readonly (string | number)[]): Placed[] {
  return rows.map((row, at) => ({ row, path: [...path, at] }));
}

function officesOf(groups: z.infer<typeof Groups>): Placed[] {
  return groups.flatMap(({ all, each }, group) =>
    each.map((row, at) => ({ row: { ...all, ...row }, path: [group, "each", at] })),
  );
}

/** How `checkCity` calls the list of a file, so that one place has one name. */
function listOf(file: string, list: string | null): string {
  if (list !== null) return list;
  return (file.split("/").at(-1) ?? "").replace(".yaml", "");
}

function unknownLines(file: string, ids: readonly string[], lines: readonly Hotline[]): Finding[] {
  return ids.flatMap((id, at) =>
    lines.some((line) => line.id === id)
      ? []
      : [
          {
            ...({ code: "city", level: "error", file, path: ["hotlines", "national", at] } as const),
            ...{ place: { ...NOWHERE, entry: `hotlines: ${id}` }, label: "hotlines: national" },
            reason: `there is no ${id} in hotlines.yaml`,
            message: `電話の一覧（hotlines.yaml）に「${id}」がありません`,
            mend: "つづりを直すか、一覧に足してください。",
          },
        ],
  );
}

function missing(file: string): Finding {
  return {
    ...{ code: "file_missing", level: "error", file, path: [], place: NOWHERE, label: "" },
    reason: "there is no such file, or it cannot be read",
    message: "このファイルがありません",
    mend: "ファイルを足すか、前の版から戻してください。",
  };
}

function idDiffers(file: string, id: string, written: string): Finding {
  return {
    ...{ code: "id_differs", level: "error", file, path: ["id"], place: NOWHERE, label: "id" },
    reason: `is ${written}, but the folder is named ${id}; make them the same`,
    message: `id が「${written}」で、フォルダーの名前とちがいます`,
    mend: `id を ${id} にしてください。`,
  };
}
