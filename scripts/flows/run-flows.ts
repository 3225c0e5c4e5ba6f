import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ContentError } from "../../src/content/content-error.ts";
import { cityIds } from "../../src/content/load-city.ts";
import { checkFolder } from "./check-folder.ts";
import { diffFolders } from "./diff-folders.ts";
import { formatFolder } from "./format-folder.ts";
import { testFolder } from "./test-folder.ts";

/** What a command says, and whether it could not do its work or found something wrong. */
export type Said = { text: string; failed: boolean };
/** `root`: the repository. `today`: ISO date in Japan. */
export type Places = { root: string; today: string };

const USAGE = `使い方（フォルダーは flows/・locales/・cities/ のある所。書かなければ、ここ）
  npm run flows -- check [フォルダー] [--city 市]     すべての検査（ファイル:行:列）
  npm run flows -- test  [フォルダー] [--city 市]     会話の試験。言うことが変わった所を示す
  npm run flows -- diff  前のフォルダー [後のフォルダー] [--city 市]   流れ・ことば・窓口・行き先のちがい
  npm run flows -- fmt   [フォルダー] [--check]       行末の空白や改行をそろえる。--check は直さずに言うだけ`;

/** Runs one command of `npm run flows`. What is wrong in files is said in words; bugs throw. */
export async function runFlows(args: readonly string[], places: Places): Promise<Said> {
  const read = readArguments(args);
  const [command, first, second, ...more] = read?.positionals ?? [];
  if (read === null || command === undefined || more.length > 0) return { text: USAGE, failed: true };
  const one = resolve(first ?? places.root);
  const other = resolve(second ?? places.root);
  const missing = [one, other].find((folder) => !existsSync(join(folder, "cities")) && command !== "fmt");
  if (missing !== undefined) return { text: `${missing}: cities/ がありません。\n${USAGE}`, failed: true };
  try {
    switch (command) {
      case "check":
        return await checkFolder(one, citiesOf(one, read.values.city), places);
      case "test":
        return await testFolder(one, citiesOf(one, read.values.city));
      case "diff":
        if (first === undefined) return { text: USAGE, failed: true };
        return await diffFolders(one, other, citiesOf(other, read.values.city));
      case "fmt":
        return formatFolder(one, read.values.check ?? false);
      default:
        return { text: USAGE, failed: true };
    }
  } catch (failure) {
    if (failure instanceof ContentError) return { text: failure.message, failed: true };
    throw failure;
  }
}

function citiesOf(root: string, city: string | undefined): string[] {
  return cityIds(join(root, "cities"), city === undefined ? null : [city]);
}

function readArguments(args: readonly string[]) {
  try {
    const options = { city: { type: "string" }, check: { type: "boolean" } } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (failure) {
    // parseArgs throws TypeErrors for options that it does not know.
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}
