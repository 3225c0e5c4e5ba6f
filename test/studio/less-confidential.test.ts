import { join } from "node:path";
import { expect, test } from "vitest";
import { loadShipped } from "../../src/content/load-scripts.ts";
import { makeStudioContent } from "../../src/content/studio-content.ts";
import type { Bundle } from "../../src/core/studio/bundle.ts";
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
    needs: ["流れ intake：talk（秘密でなくなる）"],
  },
  { what: "a question is kept out again", from: openQuestion, to: files, needs: [] },
])("$what", async ({ from, to, needs }) => {
  const [before, after] = [await contentsOf(from), await contentsOf(to)];
  expect(safetyChanges(diffBundles(before, after), before, after)).toEqual(needs);
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
