import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Places, Said } from "./run-cities.ts";

/** Copies cities/_template/ as a new city. It is served once everything that must be said is said. */
export function newCity({ dir }: Places, id: string): Said {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    return { text: `${id}: 市の名前は半角の小文字・数字・ハイフンで書いてください（例：kodaira）`, failed: true };
  }
  const folder = join(dir, id);
  if (existsSync(folder)) return { text: `cities/${id}/ はもうあります`, failed: true };
  cpSync(join(dir, "_template"), folder, { recursive: true });
  const main = join(folder, "city.yaml");
  writeFileSync(main, readFileSync(main, "utf8").replace(/^id:.*$/m, `id: ${id}`));
  return {
    text: `cities/${id}/ を作りました。★の行に書き込み、npm run cities -- ${id} で確かめてください（手順：cities/README.md）`,
    failed: false,
  };
}
