import { expect, test } from "vitest";
import { readCorpus } from "../../src/content/read-corpus.ts";
import { DANGER_RULES } from "../../src/core/triage/danger-rules.ts";
import { fold } from "../../src/core/triage/fold.ts";
import { makeGate } from "../../src/core/triage/gate.ts";
import { neededPieces } from "../../src/core/triage/needed-pieces.ts";
import { compilePattern, occurs } from "../../src/core/triage/pattern.ts";

test.each([
  ["薬を飲んだ", ["薬を飲"], null],
  ["(薬|錠剤)を?飲", ["薬飲", "薬を飲", "錠剤飲", "錠剤を"], null],
  ["死?にたい", ["にたい", "死にた"], null],
  ["(?!死)逝き(?=。)", ["逝き"], null],
  ["(夫|妻)(が|に)?[^。]{0,9}殴[らる]", ["殴ら", "殴る"], ["夫", "夫が", "夫に", "妻", "妻が", "妻に"]],
  ["(けんか|喧嘩)+では", ["けんか", "喧嘩"], ["では"]],
  ["\\d+[^。]{0,4}", null, null],
] as const)("%s needs %j and %j", (source, first, second) => {
  const pieces = neededPieces(source).map((needed) => (needed === null ? null : [...needed]));
  expect(pieces).toEqual([first, second]);
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
