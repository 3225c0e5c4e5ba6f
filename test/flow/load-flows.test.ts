import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ContentError } from "../../src/content/content-error.ts";
import { loadFlows } from "../../src/content/load-flows.ts";

/** A copy of the real flows, to be broken as people break files. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "flows-"));
  cpSync(join(import.meta.dirname, "../../flows"), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  { slip: "a bracket", from: "steps:", to: "steps: [", says: /intake\.yaml: cannot be read as YAML: .* at line \d+/ },
  { slip: "a type", from: "type: say", to: "type: sai", says: /step hello: there is no step with this type/ },
  { slip: "a key", from: "texts: [hello", to: "txts: [hello", says: /step hello: [\s\S]*"txts"/ },
  {
    slip: "an answer",
    from: "answer: choice",
    to: "answer: chioce",
    says: /step about: there is no step .* this answer/,
  },
  { slip: "a key of a question", from: "save: about", to: "svae: about", says: /step about: [\s\S]*"svae"/ },
])("a slip in $slip is told by file, step and reason", ({ from, to, says }) => {
  const file = join(folder, "intake.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
  expect(() => loadFlows(folder)).toThrow(says);
  expect(() => loadFlows(folder)).toThrow(ContentError);
});

test("an empty file is told as well", () => {
  writeFileSync(join(folder, "wishes.yaml"), "");
  expect(() => loadFlows(folder)).toThrow(/wishes\.yaml: .*expected object/);
});
