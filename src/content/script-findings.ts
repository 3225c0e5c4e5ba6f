import { kindOf } from "../core/studio/bundle.ts";
import { NOWHERE } from "../core/studio/content-problem.ts";
import { sayProblem } from "../core/studio/say-problem.ts";
import type { ScriptProblem } from "../core/studio/script-problem.ts";
import type { Finding } from "./finding.ts";
import type { FileOf } from "./parse-city.ts";
import { placeOfWords } from "./parse-texts.ts";

/** Where things stand: the bundle's files, the city's own in front of the common ones. */
export type FilesOf = { fileOf: FileOf; paths: readonly string[] };

/** What was found in a script, each with its place in the files. */
export function scriptFindings(problems: readonly ScriptProblem[], files: FilesOf): Finding[] {
  return problems.map((problem) => {
    const { code, level, flow, step, key, language } = problem;
    const place = { ...NOWHERE, flow, step, key, language };
    const label = step === null ? "" : `step ${step}`;
    return { code, level, place, label, reason: reasonOf(problem), ...whereIs(problem, files), ...sayProblem(problem) };
  });
}

/** What the loader says at start, where nobody reads the studio's words. */
function reasonOf({ code, key, language, about, detail }: ScriptProblem): string {
  return [code, language, key, about, detail].filter((part) => part !== null).join(" ");
}

type Where = { file: string; path: (string | number)[] };

function whereIs(problem: ScriptProblem, files: FilesOf): Where {
  const { code, flow, step, key, language, about } = problem;
  const ofText = key !== null && language !== null ? textPlace(key, language, files) : null;
  // A text that is missing is looked for where the flow names it.
  if (ofText !== null && (code !== "text_missing" || flow === null)) return ofText;
  if (flow === null) return ofText ?? { file: files.paths[0] ?? "", path: [] };
  const file = flowFile(flow, files);
  if (step === null) return { file, path: topPath(files.fileOf(file)?.value, about) };
  const value = valueAt(files.fileOf(file)?.value, ["steps", step]);
  return { file, path: ["steps", step, ...(pathToText(value, about) ?? [])] };
}

/** `start` or `person`, whichever names it. */
function topPath(flow: unknown, about: string | null): string[] {
  const names = ["start", "person"].filter((name) => about !== null && valueAt(flow, [name]) === about);
  return names.slice(0, 1);
}

function flowFile(flow: string, { paths }: FilesOf): string {
  const candidates = paths.filter((path) => kindOf(path) === "flow" && path.endsWith(`flows/${flow}.yaml`));
  return candidates.find((path) => path.startsWith("cities/")) ?? candidates[0] ?? `flows/${flow}.yaml`;
}

/** The city's own text, else the common one; where there is neither, the place where the Japanese one is said to be. */
function textPlace(key: string, language: string, { paths, fileOf }: FilesOf): Where {
  const [namespace = "", inside = ""] = key.split(":");
  const path = inside.split(".");
  const candidates = paths
    .filter((file) => kindOf(file) === "words" && placeOfWords(file).language === language)
    .filter((file) => placeOfWords(file).namespace === namespace)
    .toSorted((a, b) => Number(b.startsWith("cities/")) - Number(a.startsWith("cities/")));
  const file = candidates.find((each) => valueAt(fileOf(each)?.value, path) !== undefined) ?? candidates.at(-1);
  return { file: file ?? `locales/${language}/${namespace}.yaml`, path };
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
}

/** Where in a step a target, name or text is written. */
function pathToText(value: unknown, text: string | null): (string | number)[] | null {
  if (text === null || !isRecord(value)) return null;
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, inner] of entries) {
    if (inner === text) return [key];
    const path = pathToText(inner, text);
    if (path !== null) return [key, ...path];
  }
  return null;
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === "object" && value !== null;
}
