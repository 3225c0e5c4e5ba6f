import { z } from "zod";

/**
 * Everything one city says and decides by, as files: path → text, exactly the repository's folders (`flows/`, `locales/`,
 * `cities/<id>/`, `cities/hotlines.yaml`). What is edited, published, compared, taken out and in are always these files.
 */
export type Bundle = Readonly<Record<string, string>>;

/** A file of a bundle. Only these folders, no way out of them. */
export const BundlePath = z
  .string()
  .max(200)
  .regex(/^(?:flows|locales|cities|danger|menus)\/(?:[a-z0-9_-]+\/){0,3}[a-zA-Z0-9_-][a-zA-Z0-9_.-]*\.yaml$/);

/** A file may be so long (UTF-16 units): far more than a flow of 1000 steps, and a picture of 1 MB as text. */
export const FILE_MAX = 1_500_000;
export const BundleText = z.string().max(FILE_MAX);

/** What a file is, by its path. `talk` is a recorded conversation. */
export const FileKind = z.enum(["flow", "talk", "words", "sources", "city", "danger", "menu"]);
export type FileKind = z.infer<typeof FileKind>;

export function kindOf(path: string): FileKind {
  if (path.endsWith(".talk.yaml")) return "talk";
  if (path === SOURCES_FILE) return "sources";
  if (/^(?:cities\/[a-z0-9-]+\/)?flows\//.test(path)) return "flow";
  if (/^(?:cities\/[a-z0-9-]+\/)?locales\//.test(path)) return "words";
  if (path.startsWith("danger/")) return "danger";
  return path.startsWith("menus/") ? "menu" : "city";
}

/** From which Japanese a text was translated, where the Japanese has changed since: language → key → fingerprint. */
export const SOURCES_FILE = "locales/sources.yaml";
/** How a city's danger rules differ from those that came with the program (danger-changes.ts). */
export const DANGER_FILE = "danger/rules.yaml";
/** The tiles at the foot of the chat, and their picture (city-menu.ts). */
export const MENU_FILE = "menus/main.yaml";
export const PICTURE_FILE = "menus/picture.yaml";

/** Whether a file may be in the bundle of this city: nobody edits another city's folder. */
export function belongsTo(path: string, city: string): boolean {
  if (!BundlePath.safeParse(path).success) return false;
  return !path.startsWith("cities/") || path === "cities/hotlines.yaml" || path.startsWith(`cities/${city}/`);
}

/** The files of `after` that differ from `before`: new text, or null where the file is gone. */
export function changedFiles(before: Bundle, after: Bundle): Record<string, string | null> {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return Object.fromEntries(
    paths.filter((path) => before[path] !== after[path]).map((path) => [path, after[path] ?? null]),
  );
}

/** A bundle with some files set; null takes a file out. */
export function withFiles(bundle: Bundle, changes: Readonly<Record<string, string | null>>): Bundle {
  const entries = Object.entries({ ...bundle, ...changes });
  return Object.fromEntries(entries.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])));
}
