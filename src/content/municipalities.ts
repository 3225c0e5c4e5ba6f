import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Municipality } from "../core/city/municipality.ts";

const FILE = join(import.meta.dirname, "../../cities/municipalities.tsv");
const byPrefecture = readMunicipalities();

/** The municipalities of a prefecture (「東京都」), in the order of their official codes; none for a name that is no prefecture's. */
export function municipalitiesOf(prefecture: string): Municipality[] {
  return byPrefecture.get(prefecture) ?? [];
}

/** Lines of prefecture, name and reading, with tabs between them. */
function readMunicipalities(): Map<string, Municipality[]> {
  const found = new Map<string, Municipality[]>();
  for (const line of readFileSync(FILE, "utf8").split("\n")) {
    const [prefecture, name, kana] = line.split("\t");
    if (prefecture === undefined || prefecture === "" || prefecture.startsWith("#")) continue;
    found.set(prefecture, [...(found.get(prefecture) ?? []), Municipality.parse({ name, kana })]);
  }
  return found;
}
