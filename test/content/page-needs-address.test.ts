import { join } from "node:path";
import { expect, test } from "vitest";
import { loadShipped } from "../../src/content/load-scripts.ts";
import { makeStudioContent } from "../../src/content/studio-content.ts";

/** A city must not be published to ask on a page to which nobody can be led. */
const shipped = await loadShipped(join(import.meta.dirname, "../.."), ["ueda"]);
const files = shipped.get("ueda")?.bundle ?? {};
const CITY = "cities/ueda/city.yaml";
const onPage = (setting: string) => ({
  ...files,
  [CITY]: `${(files[CITY] ?? "").replace(/^(confidential|reply_on): .*$/gm, "")}\n${setting}\n`,
});

test.each([
  { setting: "confidential: page", hasPage: false, places: [CITY] },
  { setting: "confidential: page", hasPage: true, places: [] },
  { setting: "confidential: chat\nreply_on: page", hasPage: false, places: [CITY] },
  { setting: "confidential: chat", hasPage: false, places: [] },
])("$setting, with an address: $hasPage", async ({ setting, hasPage, places }) => {
  const content = makeStudioContent(shipped, { hasPage });
  const { problems } = await content.compile(onPage(setting), "ueda", { revision: null, today: null, checks: true });
  const errors = problems.filter(({ level }) => level === "error");
  expect(errors.map(({ file }) => file)).toEqual(places);
  for (const { message, mend } of errors) expect(message + mend).toMatch(/安全なページ.*PUBLIC_URL/s);
});
