import { expect, test } from "vitest";
import { readCorpus } from "../../scripts/train/read-corpus.ts";
import { DANGER_RULES } from "../../src/core/triage/danger-rules.ts";
import { fold } from "../../src/core/triage/fold.ts";
import { makeGate } from "../../src/core/triage/gate.ts";
import { neededLetters } from "../../src/core/triage/needed-letters.ts";
import { compilePattern, occurs } from "../../src/core/triage/pattern.ts";

test.each([
  ["薬を飲んだ", ["薬"], ["飲"]],
  ["(薬|錠剤)を?飲", ["飲"], ["薬", "錠"]],
  ["死?にたい", ["に"], ["た"]],
  ["(?!死)逝き(?=。)", ["逝"], ["き"]],
  ["\\d+[^。]{0,4}", null, null],
] as const)("%s needs %j and %j", (source, first, second) => {
  const letters = neededLetters(source).map((needed) => (needed === null ? null : [...needed]));
  expect(letters).toEqual([first, second]);
});

test("no rule that matches a line of the corpus is held back by the gate", () => {
  const patterns = DANGER_RULES.rules.map(({ any }) => compilePattern(any.join("|")));
  const gate = makeGate(patterns);
  const texts = readCorpus("training").map(({ text }) => fold(text).text);
  expect(texts.length).toBeGreaterThan(5_000);
  const held = texts.flatMap((text) => {
    const open = new Set(gate(text));
    return patterns.flatMap((pattern, at) =>
      !open.has(at) && occurs(pattern, text) ? [`${pattern.source}: ${text}`] : [],
    );
  });
  expect(held).toEqual([]);
});
