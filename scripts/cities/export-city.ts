import { writeFileSync } from "node:fs";
import { loadCity } from "../../src/content/load-city.ts";
import { directoryFiles } from "../../src/directory/directory-files.ts";
import type { Places, Said } from "./run-cities.ts";

/** Writes a city's directory into a file of one of the formats. */
export function exportCity({ dir }: Places, id: string, format: string, out: string): Said {
  const write = Object.entries(directoryFiles).find(([name]) => name === format)?.[1];
  if (write === undefined) {
    return {
      text: `--as ${format} はありません。${Object.keys(directoryFiles).join("・")} から選んでください`,
      failed: true,
    };
  }
  writeFileSync(out, write(loadCity(dir, id)));
  return { text: `${out} に書きました`, failed: false };
}
