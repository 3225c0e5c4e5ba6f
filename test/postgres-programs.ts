import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folder with PostgreSQL's programs, of the newest version that is here; null when there is none. */
export function postgresPrograms(): string | null {
  const folders = [...debianFolders(), "/usr/local/bin", "/usr/bin"];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name)))) ?? null;
}

function debianFolders(): string[] {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).toSorted((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(root, version, "bin"));
}
