import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { readCorpus } from "../../src/content/read-corpus.ts";
import { DANGER_RULES } from "../../src/core/triage/danger-rules.ts";
import { fold } from "../../src/core/triage/fold.ts";
import { makeFinder } from "../../src/core/triage/gate.ts";
import { neededPieces } from "../../src/core/triage/needed-pieces.ts";
import { compilePattern, places } from "../../src/core/triage/pattern.ts";

test.each([
  ["薬を飲んだ", ["薬を飲んだ"], null],
  ["薬を全部一度に飲んだ", ["薬を全部一度"], null],
  ["(薬|錠剤)を?飲", ["薬飲", "薬を飲", "錠剤飲", "錠剤を飲"], null],
  ["死?にたい", ["にたい", "死にたい"], null],
  ["(?!死)逝き(?=。)", ["逝き"], null],
  ["(夫|妻)(が|に)?[^。]{0,9}殴[らる]", ["殴ら", "殴る"], ["夫", "夫が", "夫に", "妻", "妻が", "妻に"]],
  ["(けんか|喧嘩)+では", ["けんか", "喧嘩"], ["では"]],
  ["\\d+[^。]{0,4}", null, null],
] as const)("%s needs %j and %j", (source, first, second) => {
  const pieces = neededPieces(source).map((needed) => (needed === null ? null : [...needed]));
  expect(pieces).toEqual([first, second]);
});

test("a single rule of a single word is found, and each time it stands there", () => {
  expect(makeFinder([/助けて/g])("助けて、だれか助けて")).toEqual([
    {
      owner: 0,
      places: [
        { from: 0, to: 3 },
        { from: 7, to: 10 },
      ],
    },
  ]);
  expect(makeFinder([])("助けて")).toEqual([]);
});

test("branch by branch every rule is found where the whole pattern finds it", () => {
  const patterns = DANGER_RULES.rules.map(({ any }) => compilePattern(any.join("|")));
  const find = makeFinder(patterns);
  const corpus = readCorpus("training").filter((_, at) => at % 3 === 0);
  const texts = corpus.map(({ text }) => fold(text).text);
  expect(texts.length).toBeGreaterThan(5_000);
  const missed = texts.flatMap((text) => {
    const found = new Map(find(text).map(({ owner, places }) => [owner, places]));
    return patterns.flatMap((pattern, at) =>
      isDeepStrictEqual(found.get(at) ?? [], places(pattern, text)) ? [] : [`${pattern.source}: ${text}`],
    );
  });
  expect(missed).toEqual([]);
});
