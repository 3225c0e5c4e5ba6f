import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeValue } from "../../src/content/write-value.ts";
import { readYamlFile } from "../../src/content/yaml-file.ts";

const FLOW = readFileSync(join(import.meta.dirname, "../../flows/intake.yaml"), "utf8");
const read = (text: string) => readYamlFile("", text).value;

/** A value with one place in it changed. */
function withSet(value: unknown, [key, ...rest]: (string | number)[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? withSet(item, rest, to) : item));
  const fields: Record<string, unknown> = { ...(value as object) };
  return { ...fields, [key]: withSet(fields[key], rest, to) };
}

describe("a form's value becomes the file's text", () => {
  test("nothing changed, not a byte", () => {
    expect(writeValue(FLOW, read(FLOW))).toBe(FLOW);
  });

  test("one line differs where one field was changed; comments stay", () => {
    const text = writeValue(FLOW, withSet(read(FLOW), ["steps", "neighbour_note", "next"], "area")) ?? "";
    const [before, after] = [FLOW.split("\n"), text.split("\n")];
    expect(after.filter((line) => !before.includes(line))).toEqual([
      "  neighbour_note: { type: say, confidential: true, texts: [about.protected], next: area }",
    ]);
    expect(after.length).toBe(before.length);
  });

  test("what others share with the changed place stays as it was for them", () => {
    const wanted = withSet(read(FLOW), ["steps", "trouble", "choices", 0, "label"], "common:topic.money");
    const text = writeValue(FLOW, wanted) ?? "";
    expect(read(text)).toEqual(wanted);
    expect(text).toContain("# In their own words, or from the 16 standard topics.");
  });

  test("a new step is added, another is taken out", () => {
    const flow = read(FLOW) as { steps: Record<string, unknown> };
    const { minor_note: _gone, ...steps } = flow.steps;
    const pets = { type: "ask", answer: "choice", text: "pets.ask", choices: [{ value: "yes", label: "pets.yes" }] };
    const wanted = { ...flow, steps: { ...steps, pets } };
    expect(read(writeValue(FLOW, wanted) ?? "")).toEqual(wanted);
  });

  test("an empty file is filled; what is no YAML is left alone", () => {
    expect(writeValue("", { pets: { ask: "ペットは いますか。" } })).toBe("pets: { ask: ペットは いますか。 }\n");
    expect(writeValue("a: [1", { a: 1 })).toBeNull();
  });

  test("any change of any file of texts reads back as it was wanted", () => {
    const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/);
    const leaf = fc.oneof(fc.string({ maxLength: 12 }), fc.constant("2行\nの文"), fc.integer(), fc.boolean());
    const value = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.dictionary(key, tie("node"), { maxKeys: 4 }),
        fc.array(tie("node"), { maxLength: 4 }),
      ),
    })).node;
    const file = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 });
    fc.assert(
      fc.property(file, file, (before, after) => {
        const text = writeValue("# head\n", before);
        expect(read(text ?? "")).toEqual(before);
        expect(read(writeValue(text ?? "", after) ?? "")).toEqual(after);
      }),
      { numRuns: 150 },
    );
  });
});
