import { readFileSync } from "node:fs";
import { parseTalk } from "../../src/content/talk-file.ts";
import { readYamlFile } from "../../src/content/yaml-file.ts";
import type { Talk } from "../../src/core/talk/talk.ts";

/** A recorded talk; throws naming what its file says wrongly. */
export function readTalk(file: string): Talk {
  const { talk, findings } = parseTalk(readYamlFile(file, readFileSync(file, "utf8")));
  if (talk === null) throw new Error(`${file}: ${findings.map(({ reason }) => reason).join(", ")}`);
  return talk;
}
