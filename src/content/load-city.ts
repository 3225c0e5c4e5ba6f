import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { City } from "../core/city/city.ts";
import { ContentError } from "./content-error.ts";
import type { Finding } from "./finding.ts";
import { parseCity } from "./parse-city.ts";
import { readFileIfThere } from "./read-bundle.ts";
import { readYamlFile, type YamlFile } from "./yaml-file.ts";

/**
 * Reads all cities (folders in `dir`; not `_template` and other `_…`), or those named by `ids`, at start. Throws naming file, place and reason of the mistakes
 * in a city's files, so that nobody is sent the wrong way by a slip of the pen.
 */
export function loadCities(dir: string, ids: readonly string[] | null): City[] {
  return cityIds(dir, ids).map((id) => loadCity(dir, id));
}

/** The cities that there are in a folder, or those of them that are asked for. Throws ContentError when one is not there. */
export function cityIds(dir: string, ids: readonly string[] | null): string[] {
  const entries = readdirSync(dir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("_")).map(({ name }) => name);
  const unknown = ids?.find((id) => !folders.includes(id));
  if (unknown !== undefined)
    throw new ContentError(`${dir}: there is no city ${unknown}; there are ${folders.join(", ")}`);
  return [...(ids ?? folders.sort())];
}

/** Reads one city. What its files do not say is null; what they say wrongly is thrown, a line for each mistake. */
export function loadCity(dir: string, id: string): City {
  const read = new Map<string, YamlFile | null>();
  // Paths in a bundle begin with `cities/`, which here is `dir`.
  const fileOf = (path: string) => {
    if (!read.has(path)) {
      const text = readFileIfThere(join(dir, path.replace(/^cities\//, "")));
      read.set(path, text === null ? null : readYamlFile(path, text));
    }
    return read.get(path) ?? null;
  };
  // Nothing is judged by the day here: an expired hotline is a warning for people, no reason not to start.
  const { city, findings } = parseCity(fileOf, id, null);
  const errors = findings.filter(({ level }) => level === "error");
  if (city === null || errors.length > 0)
    throw new ContentError(errors.map((finding) => complaintOf(finding, dir, id)).join("\n"));
  return city;
}

function complaintOf({ code, file, label, reason }: Finding, dir: string, id: string): string {
  // What was found by looking at all files together is not of one file.
  const at =
    code === "city" && label !== "hotlines: national" ? join(dir, id) : join(dir, file.replace(/^cities\//, ""));
  const said = code === "yaml" ? `cannot be read as YAML: ${reason}` : reason;
  return [at, label, said].filter((part) => part !== "").join(": ");
}
