import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadCity } from "../../src/content/load-city.ts";
import { describeCity } from "../../src/core/city/describe-city.ts";
import { exportCity } from "./export-city.ts";
import { importCity } from "./import-city.ts";
import { newCity } from "./new-city.ts";

/** What a command says, and whether it could not do its work. */
export type Said = { text: string; failed: boolean };
/** `dir`: the folder of cities. `today`: ISO date in Japan. */
export type Places = { dir: string; today: string };

const USAGE = `使い方
  npm run cities                                          市ごとに、そろったもの・未定のもの・古いもの
  npm run cities -- <市>                                  1つの市だけ（cities/<市>/）
  npm run cities -- export <市> --as hsds|csv|xlsx --out ファイル
  npm run cities -- import <市> ファイル [--apply]           ちがいを見る。--apply を付けると書き込む
  npm run cities -- new <市>                              cities/_template/ から新しい市を作る`;

/** Runs one command of `npm run cities`. Expected failures are in words; bugs throw. */
export function runCities(args: readonly string[], places: Places): Said {
  const read = readArguments(args);
  if (read === null) return { text: USAGE, failed: true };
  const { positionals, values } = read;
  const [command, id, file, ...more] = positionals;
  if (more.length > 0) return { text: USAGE, failed: true };
  switch (command) {
    case undefined:
      return describeAll(cityFolders(places.dir), places);
    case "export":
      return id === undefined || values.as === undefined || values.out === undefined
        ? { text: USAGE, failed: true }
        : exportCity(places, id, values.as, values.out);
    case "import":
      return id === undefined || file === undefined
        ? { text: USAGE, failed: true }
        : importCity(places, id, file, values.apply ?? false);
    case "new":
      return id === undefined ? { text: USAGE, failed: true } : newCity(places, id);
    default:
      return cityFolders(places.dir).includes(command) && id === undefined
        ? describeAll([command], places)
        : { text: USAGE, failed: true };
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { as: { type: "string" }, out: { type: "string" }, apply: { type: "boolean" } },
    });
  } catch (failure) {
    // parseArgs throws TypeErrors for options that it does not know.
    if (failure instanceof TypeError) return null;
    throw failure;
  }
}

function cityFolders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
    .map(({ name }) => name)
    .sort();
}

/** A city that is half filled in must not hide the others. */
function describeAll(ids: readonly string[], { dir, today }: Places): Said {
  const described = ids.map((id): Said => {
    try {
      return { text: describeCity(loadCity(dir, id), today), failed: false };
    } catch (failure) {
      if (!(failure instanceof Error)) throw failure;
      return { text: `${id}: まだ使えません。直すところ：\n${complaint(failure.message, dir)}`, failed: true };
    }
  });
  return {
    text: described.map(({ text }) => text).join("\n\n"),
    failed: described.some(({ failed }) => failed),
  };
}

/** The loader's lines, shorter, and in plain words where something was left empty. */
function complaint(message: string, dir: string): string {
  return message
    .replaceAll(`${dir}/`, "")
    .replaceAll(/Invalid input: expected [\w ]+, received null/g, "空です。書き込んでください")
    .replace(/^/gm, "  ");
}
