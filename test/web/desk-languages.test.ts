import { expect, test } from "vitest";
import { auditWords } from "../../src/web/desk/audit-words.ts";
import { auditWordsEn } from "../../src/web/desk/audit-words-en.ts";
import { directoryWords } from "../../src/web/desk/directory-words.ts";
import { directoryWordsEn } from "../../src/web/desk/directory-words-en.ts";
import { figureWords } from "../../src/web/desk/figure-words.ts";
import { figureWordsEn } from "../../src/web/desk/figure-words-en.ts";
import { lifeWords } from "../../src/web/desk/life-words.ts";
import { lifeWordsEn } from "../../src/web/desk/life-words-en.ts";
import { noticeWords } from "../../src/web/desk/notice-words.ts";
import { noticeWordsEn } from "../../src/web/desk/notice-words-en.ts";
import { operationsWords } from "../../src/web/desk/operations-words.ts";
import { operationsWordsEn } from "../../src/web/desk/operations-words-en.ts";
import { planWords } from "../../src/web/desk/plan-words.ts";
import { planWordsEn } from "../../src/web/desk/plan-words-en.ts";
import { staffWords } from "../../src/web/desk/staff-words.ts";
import { staffWordsEn } from "../../src/web/desk/staff-words-en.ts";
import { words } from "../../src/web/desk/words.ts";
import { wordsEn } from "../../src/web/desk/words-en.ts";
import { workWords } from "../../src/web/desk/work-words.ts";
import { workWordsEn } from "../../src/web/desk/work-words-en.ts";
import { accountWords } from "../../src/web/staff/account-words.ts";
import { accountWordsEn } from "../../src/web/staff/account-words-en.ts";
import { names } from "../../src/web/staff/names.ts";
import { namesEn } from "../../src/web/staff/names-en.ts";
import { words as staffShared } from "../../src/web/staff/words.ts";
import { wordsEn as staffSharedEn } from "../../src/web/staff/words-en.ts";

/** The compiler sees names that are missing, but not those of tables by code, nor a text that was left empty or in Japanese. */
const PAIRS: readonly [name: string, ja: object, en: object][] = [
  ["audit", auditWords, auditWordsEn],
  ["directory", directoryWords, directoryWordsEn],
  ["figures", figureWords, figureWordsEn],
  ["life", lifeWords, lifeWordsEn],
  ["plan", planWords, planWordsEn],
  ["notices", noticeWords, noticeWordsEn],
  ["operations", operationsWords, operationsWordsEn],
  ["accounts of staff", staffWords, staffWordsEn],
  ["desk", words, wordsEn],
  ["work", workWords, workWordsEn],
  ["own account", accountWords, accountWordsEn],
  ["names", names, namesEn],
  ["every page", staffShared, staffSharedEn],
];

/** Where English shows a Japanese name: of the product, of a law, of a standard, of a chat. */
const PROPER =
  /つなぐ|個人情報保護法|[^ ]*防止法|社会福祉法|生活困窮者自立支援法|自治体標準オープンデータセット|LoGoチャット/g;

test.each(PAIRS)("%s: English says everything that Japanese says", (_name, ja, en) => {
  const [said, saidInEnglish] = [leaves(ja), leaves(en)];
  const own = ([path]: readonly [string, unknown]) => !path.startsWith("/domains");
  expect(saidInEnglish.filter(own).map(([path]) => path)).toEqual(said.filter(own).map(([path]) => path));
  expect(said.length).toBeGreaterThan(10);
});

test.each(PAIRS)("%s: no English text is empty where the Japanese is not, and none is Japanese", (_name, ja, en) => {
  const japanese = new Map(leaves(ja));
  for (const [path, text] of leaves(en)) {
    if (typeof text !== "string") continue;
    expect(text.trim() === "", path).toBe(String(japanese.get(path) ?? "x").trim() === "");
    expect(text.replace(PROPER, ""), path).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  }
});

/** Every text or function with its path, in the order of the paths. */
function leaves(node: unknown, path = ""): [string, unknown][] {
  if (typeof node !== "object" || node === null) return [[path, node]];
  return Object.entries(node)
    .flatMap(([key, value]) => leaves(value, `${path}/${key}`))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
