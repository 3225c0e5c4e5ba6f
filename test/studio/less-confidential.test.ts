import { join } from "node:path";
import { expect, test } from "vitest";
import { loadShipped } from "../../src/content/load-scripts.ts";
import { makeStudioContent } from "../../src/content/studio-content.ts";
import { type Bundle, DANGER_FILE } from "../../src/core/studio/bundle.ts";
import { describeDiff } from "../../src/core/studio/describe-diff.ts";
import { diffBundles } from "../../src/core/studio/diff-bundles.ts";
import { safetyChanges } from "../../src/core/studio/safety-changes.ts";

/** What was kept out of LINE and no longer is needs a second person; what is kept out from now on does not. */
const shipped = await loadShipped(join(import.meta.dirname, "../.."), ["ueda"]);
const content = makeStudioContent(shipped);
const files = shipped.get("ueda")?.bundle ?? {};
const [CITY, FLOW] = ["cities/ueda/city.yaml", "flows/intake.yaml"];
const onPage = changed(files, CITY, "confidential: chat", "confidential: page");
const openQuestion = changed(files, FLOW, "    text: talk.ask\n", "    text: talk.ask\n    confidential: false\n");

test.each([
  { what: "the city goes back to LINE", from: onPage, to: files, needs: ["くわしい話を聞く所：LINEの中で聞く"] },
  { what: "the city begins to ask on its page", from: files, to: onPage, needs: [] },
  {
    what: "a question is no longer kept out",
    from: files,
    to: openQuestion,
    needs: ["流れ「はじめての聞き取り」：「どうぞ、話してください。ゆっくりでいいです。」（秘密でなくなる）"],
  },
  { what: "a question is kept out again", from: openQuestion, to: files, needs: [] },
])("$what", async ({ from, to, needs }) => {
  const [before, after] = [await contentsOf(from), await contentsOf(to)];
  expect(safetyChanges(diffBundles(before, after), before, after)).toEqual(needs);
});

test("who compares reads Japanese, not the files' own words", async () => {
  const rule = `own:
  - id: own.river
    kind: suicide
    tier: 0
    why: 川のことば
    terms: [川…入りたい]
    heeds: false
`;
  const [before, after] = [await contentsOf(files), await contentsOf({ ...openQuestion, [DANGER_FILE]: rule })];
  const lines = describeDiff(diffBundles(before, after)).map((line) => line.trim());
  expect(lines).toContain("秘密（安全なページで聞く市では、ページで）：「はい」 → 「いいえ」");
  expect(lines).toContain("何の危険か：（なし） → 「死にたい気持ち」");
  expect(lines).toContain("急ぎ方：（なし） → 「今すぐの危険」");
  expect(lines).toContain("打ち消しを聞くか：（なし） → 「いいえ」");
  expect(lines).toContain("ことば：（なし） → 「川…入りたい」");
  expect(lines.filter((line) => /^[a-z_]+：/.test(line))).toEqual([]);
});

async function contentsOf(bundle: Bundle) {
  const options = { revision: null, today: null, checks: false };
  const { flows, texts, city, danger, menu } = await content.compile(bundle, "ueda", options);
  return { files: bundle, flows, texts, city, danger, menu };
}

function changed(bundle: Bundle, path: string, was: string, is: string): Bundle {
  const text = bundle[path] ?? "";
  expect(text).toContain(was);
  return { ...bundle, [path]: text.replace(was, is) };
}
