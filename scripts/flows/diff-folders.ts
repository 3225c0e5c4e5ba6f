import { compileBundle } from "../../src/content/compile-bundle.ts";
import { readBundle } from "../../src/content/read-bundle.ts";
import { describeDiff } from "../../src/core/studio/describe-diff.ts";
import { type Contents, diffBundles } from "../../src/core/studio/diff-bundles.ts";
import type { Said } from "./run-flows.ts";

/** What lies between two folders, city by city, in words: steps, words, offices, ways. */
export async function diffFolders(before: string, after: string, cities: readonly string[]): Promise<Said> {
  const said: string[] = [];
  for (const city of cities) {
    const lines = describeDiff(diffBundles(await contentsOf(before, city), await contentsOf(after, city)));
    if (lines.length > 0) said.push(`${city}:`, ...lines.map((line) => `  ${line}`));
  }
  return { text: said.length === 0 ? "ちがいはありません。" : said.join("\n"), failed: false };
}

async function contentsOf(root: string, city: string): Promise<Contents> {
  const files = readBundle(root, city);
  const { flows, texts, city: read, danger, menu } = await compileBundle(files, city, { checks: false });
  return { files, flows, texts, city: read, danger, menu };
}
