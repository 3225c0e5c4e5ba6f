import { expect, test } from "vitest";
import { DangerRuleSet } from "../../src/core/triage/danger-rule.ts";
import { DANGER_RULES } from "../../src/core/triage/danger-rules.ts";
import { type DangerLine, effectOf } from "../../src/core/triage/effect-of.ts";

const CORPUS: readonly DangerLine[] = [
  { text: "もう死にたい", truth: "danger" },
  { text: "今夜、川へ散歩に行って戻りません", truth: "danger" },
  { text: "死ぬほど忙しい", truth: "harmless" },
  { text: "川へ散歩に行きました", truth: "plain" },
];
const river = {
  id: "test.river",
  kind: "suicide",
  tier: 1,
  why: "a walk without return",
  any: ["川(へ|に)散歩"],
} as const;

test("the rules in force are plain data that can be written out and read again", () => {
  expect(DangerRuleSet.parse(JSON.parse(JSON.stringify(DANGER_RULES)))).toEqual(DANGER_RULES);
});

test("a rule that does not compile is refused", () => {
  const broken = { ...DANGER_RULES, rules: [{ ...river, any: ["川("] }] };
  expect(DangerRuleSet.safeParse(broken).success).toBe(false);
});

test("a new rule shows what it finds, and whom it would alarm for nothing", () => {
  const effect = effectOf(DANGER_RULES, { ...DANGER_RULES, version: 9, rules: [...DANGER_RULES.rules, river] }, CORPUS);
  expect(effect.gained.map(({ text }) => text)).toEqual(["今夜、川へ散歩に行って戻りません"]);
  expect(effect.alarms.map(({ text }) => text)).toEqual(["川へ散歩に行きました"]);
  expect(effect.lost).toEqual([]);
  expect(effect.recall).toEqual({ before: 0.5, after: 1 });
});

test("a rule taken away shows what would no longer be found", () => {
  const without = { ...DANGER_RULES, rules: DANGER_RULES.rules.filter(({ kind }) => kind !== "suicide") };
  const effect = effectOf(DANGER_RULES, without, CORPUS);
  expect(effect.lost).toEqual([{ text: "もう死にたい", truth: "danger", before: 1, after: 3 }]);
  expect(effect.recall.after).toBeLessThan(effect.recall.before);
});
