import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { City } from "../core/city/city.ts";
import type { Result } from "../core/result.ts";
import { compareDirectory } from "./compare-directory.ts";
import { decodeText } from "./decode-text.ts";
import { changesSomething } from "./describe-diff.ts";
import type { DirectoryDiff, ImportedFile } from "./directory-diff.ts";
import { editPack, type PackFiles } from "./edit-pack.ts";
import { importCsv } from "./import-csv.ts";
import { importHsds } from "./import-hsds.ts";

export type ImportFailure = "encoding_unknown" | "csv_broken" | "no_name_column" | "json_broken" | "not_hsds";
/** Reads and checks one city of a folder of cities; throws naming every mistake (src/content/load-city.ts). */
export type LoadCity = (dir: string, id: string) => City;

/** What a file (CSV or HSDS JSON, in any encoding that cities use) would change in a city. Changes nothing. */
export function diffFile(city: City, bytes: Uint8Array): Result<DirectoryDiff, ImportFailure> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const file = readFile(decoded.value.text, city);
  return file.ok ? { ok: true, value: compareDirectory(city, file.value) } : file;
}

/**
 * Writes a diff into `<dir>/<id>/`. The edited pack is loaded and checked in a copy first, and has to say what the diff says;
 * only then are the files replaced, each at once. `pack_broken` names why; nothing was written then.
 */
export function applyDiff(
  dir: string,
  id: string,
  diff: DirectoryDiff,
  load: LoadCity,
): { ok: true } | { ok: false; error: "pack_broken"; why: string } {
  if (!changesSomething(diff)) return { ok: true };
  const edited = editPack(readPack(join(dir, id)), diff);
  const trial = mkdtempSync(join(tmpdir(), "tsunagu-import-"));
  try {
    cpSync(join(dir, id), join(trial, id), { recursive: true });
    cpSync(join(dir, "hotlines.yaml"), join(trial, "hotlines.yaml"));
    writePack(join(trial, id), edited);
    const why = complaintOf(() => assertSays(load(trial, id), diff));
    if (why !== null) return { ok: false, error: "pack_broken", why: why.replaceAll(`${trial}/`, "") };
  } finally {
    rmSync(trial, { recursive: true });
  }
  writePack(join(dir, id), edited);
  return { ok: true };
}

function readFile(text: string, city: City): Result<ImportedFile, ImportFailure> {
  return /^\s*[[{]/.test(text) ? importHsds(text, city) : importCsv(text, city);
}

/** Comparing the diff with the edited pack must leave nothing to do. */
function assertSays(city: City, diff: DirectoryDiff): void {
  const wanted = [
    ...diff.changed.map(({ id, name, at, fields }) => ({
      at,
      id,
      name,
      patch: Object.fromEntries(fields.map(({ field, after }) => [field, after])),
    })),
    ...diff.added.map(({ id, at, patch }) => ({ id, at, name: patch.name, patch })),
  ];
  const left = compareDirectory(city, { offices: wanted, problems: [], doubts: [] });
  if (changesSomething(left)) {
    throw new Error([...left.changed, ...left.added].map(({ id }) => `${id} did not take the change`).join("\n"));
  }
}

function complaintOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (failure) {
    if (failure instanceof Error) return failure.message;
    throw failure;
  }
}

function readPack(folder: string): PackFiles {
  const read = (name: keyof PackFiles) => readFileSync(join(folder, name), "utf8");
  return { "city.yaml": read("city.yaml"), "agencies.yaml": read("agencies.yaml") };
}

/** Each file is replaced in one step, so that nobody ever reads half of one. */
function writePack(folder: string, files: PackFiles): void {
  for (const [name, text] of Object.entries(files)) {
    const next = join(folder, `.${name}.new`);
    writeFileSync(next, text);
    renameSync(next, join(folder, name));
  }
}
