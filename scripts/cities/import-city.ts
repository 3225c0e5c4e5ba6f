import { readFileSync } from "node:fs";
import { loadCity } from "../../src/content/load-city.ts";
import { changesSomething, describeDiff } from "../../src/directory/describe-diff.ts";
import { applyDiff, diffFile, type ImportFailure } from "../../src/directory/import-into-pack.ts";
import type { Places, Said } from "./run-cities.ts";

const FAILURES = {
  encoding_unknown: "文字コードが分かりません。UTF-8、Shift_JIS（Excelの CSV）、UTF-16 のどれかで保存し直してください",
  csv_broken: 'CSVとして読めません。閉じていない「"」がないか確かめてください',
  no_name_column: "「名称」の列がありません。1行目に見出し（名称、電話番号、…）を入れてください",
  json_broken: "JSONとして読めません。ファイルが途中で切れていないか確かめてください",
  not_hsds: "Open Referral HSDS の services が見つかりません",
} satisfies Record<ImportFailure, string>;

/** Shows what a file would change in a city; with `apply` writes it, unless the pack would break. */
export function importCity({ dir }: Places, id: string, file: string, apply: boolean): Said {
  const city = loadCity(dir, id);
  const read = diffFile(city, readFileSync(file));
  if (!read.ok) return { text: `${file}: ${FAILURES[read.error]}`, failed: true };
  const diff = read.value;
  const shown = describeDiff(city, diff);
  if (!changesSomething(diff)) return { text: `${shown}\n変わるものはありません`, failed: diff.problems.length > 0 };
  if (!apply) return { text: `${shown}\nまだ何も変えていません。書き込むには --apply を付けてください`, failed: false };
  const applied = applyDiff(dir, id, diff, loadCity);
  if (!applied.ok) {
    return {
      text: `${shown}\n書き込むと cities/${id}/ が使えなくなるので、やめました：\n${applied.why}`,
      failed: true,
    };
  }
  return { text: `${shown}\ncities/${id}/ に書き込みました`, failed: false };
}
