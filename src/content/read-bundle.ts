import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type Bundle, belongsTo, kindOf } from "../core/studio/bundle.ts";

const FOLDERS = ["flows", "locales", "cities", "danger", "menus"];

/** One city's bundle from a folder laid out like the repository: the common files, the city's own, and its talks. */
export function readBundle(root: string, city: string): Bundle {
  const paths = FOLDERS.flatMap((folder) => filesUnder(root, folder)).filter((path) => belongsTo(path, city));
  const files = paths.toSorted().map((path) => [path, readFileSync(join(root, path), "utf8")] as const);
  return Object.fromEntries(files.filter(([path, text]) => kindOf(path) !== "talk" || cityOfTalk(text) === city));
}

/** The city that a talk is held in, without reading all of it. */
export function cityOfTalk(text: string): string | null {
  return /^市:\s*"?([a-z][a-z0-9-]*)"?\s*$/m.exec(text)?.[1] ?? null;
}

/** null when there is no such file, or it cannot be read. */
export function readFileIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function filesUnder(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
  } catch {
    return [];
  }
}
