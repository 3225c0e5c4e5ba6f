import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tidy } from "../../src/content/tidy.ts";
import type { Said } from "./run-flows.ts";

const FOLDERS = ["flows", "locales", "cities"];

/** Tidies every file of a folder; `checkOnly` says which ones would change. */
export function formatFolder(root: string, checkOnly: boolean): Said {
  const files = FOLDERS.flatMap((folder) => filesUnder(join(root, folder)));
  const untidy = files.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const tidied = tidy(text);
    return tidied === text ? [] : [{ file, tidied }];
  });
  if (!checkOnly) for (const { file, tidied } of untidy) writeFileSync(file, tidied);
  const lines = untidy.map(({ file }) => file.slice(root.length + 1));
  const summary = `${files.length}ファイルのうち、${untidy.length}${checkOnly ? "がそろっていません" : "をそろえました"}。`;
  return { text: [...lines, summary].join("\n"), failed: checkOnly && untidy.length > 0 };
}

function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch {
    return [];
  }
}
