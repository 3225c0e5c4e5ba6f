import { expect, test } from "vitest";
import {
  changedRules,
  DangerChanges,
  NO_CHANGES,
  type OwnRule,
  strayIds,
} from "../../src/core/triage/danger-changes.ts";
import { DANGER_RULES } from "../../src/core/triage/danger-rules.ts";
import { compileRules } from "../../src/core/triage/danger-signs.ts";
import { nearMisses } from "../../src/core/triage/near-misses.ts";
import { SHIPPED_RULES } from "../../src/core/triage/shipped-rules.ts";
import { watchDanger } from "../../src/core/triage/watch-danger.ts";

const RULE: OwnRule = {
  ...{ id: "own.river", kind: "suicide", tier: 1, why: "この町での言い方", terms: ["みずうみで眠りたい"] },
  ...{ language: "ja", scope: "near", heeds: true },
};

function tierOf(text: string, rule: Partial<OwnRule>): number {
  const rules = changedRules(DANGER_RULES, { ...NO_CHANGES, own: [{ ...RULE, ...rule }] });
  return watchDanger(text, null, compileRules(rules)).tier;
}

test.each<[string, string, Partial<OwnRule>, number]>([
  ["as it is written", "もう、みずうみで眠りたい", {}, 1],
  ["in katakana, half width, drawn out", "ﾐｽﾞｳﾐで眠りたーい", {}, 1],
  ["kanji or its reading", "しゅうじつ橋の上", { terms: ["終日《しゅうじつ》橋の上"] }, 1],
  ["the kanji", "終日橋の上", { terms: ["終日《しゅうじつ》橋の上"] }, 1],
  ["with a few words between", "みずうみの底で静かに眠りたい", { terms: ["みずうみ…眠りたい"] }, 1],
  ["too far apart", "みずうみの近くの家でいつも猫と遊んでから眠りたい", { terms: ["みずうみ…眠りたい"] }, 3],
  [
    "anywhere in the sentence, where that is said",
    "みずうみの近くの家でいつも猫と遊んでから眠りたい",
    { terms: ["みずうみ…眠りたい"], scope: "sentence" },
    1,
  ],
  ["never across sentences", "みずうみへ行った。眠りたい", { terms: ["みずうみ…眠りたい"], scope: "sentence" }, 3],
  ["signs are letters, no pattern", "みず.*い", { terms: ["みず.*い"] }, 1],
  ["and match nothing else", "みずうみで眠りたい", { terms: ["みず(うみ)?で"] }, 3],
  ["a Latin word as a whole", "i want to zorple", { terms: ["zorple"], language: "en" }, 1],
  ["not inside another one", "zorpleton station", { terms: ["zorple"], language: "en" }, 3],
  ["as urgent as the rule says", "みずうみで眠りたい", { tier: 0 }, 0],
  ["a Chinese word in Chinese", "我要去湖里睡", { terms: ["去湖里"], language: "zh" }, 1],
  ["not where kana is written", "去湖里という店はどこですか", { terms: ["去湖里"], language: "zh" }, 3],
  ["less, where it is negated", "みずうみで眠りたいとは思っていません", {}, 3],
  ["all the same, where the rule heeds nothing", "みずうみで眠りたいとは思っていません", { heeds: false }, 1],
])("a term is heard %s: %s", (_, text, rule, tier) => {
  expect(tierOf(text, rule)).toBe(tier);
});

test.each(["死", "…", "う…", "《あ》"])("one letter alone is no term: %s", (term) => {
  expect(DangerChanges.safeParse({ own: [{ ...RULE, terms: [term] }] }).success).toBe(false);
});

const wish = { id: "suicide.wish", off: false, tier: null, terms: [], why: "試す" };
const heardWith = (text: string, change: object) =>
  watchDanger(
    text,
    null,
    compileRules(changedRules(DANGER_RULES, DangerChanges.parse({ changed: [{ ...wish, ...change }] }))),
  ).tier;

test("a shipped rule is switched off, made more urgent, or given more words", () => {
  const shipped = watchDanger("死にたい", null, SHIPPED_RULES).tier;
  expect(shipped).toBeLessThan(3);
  expect(heardWith("死にたい", { off: true })).toBe(3);
  expect(heardWith("死にたい", { tier: 0 })).toBe(0);
  expect(heardWith("みずうみで眠りたい", { terms: ["みずうみで眠りたい"] })).toBe(shipped);
});

test("rules that are gone, and rules named twice, are told apart", () => {
  const changes = DangerChanges.parse({ own: [RULE, RULE], changed: [{ ...wish, id: "gone.rule" }] });
  expect(strayIds(DANGER_RULES, changes)).toEqual({ unknown: ["gone.rule"], twice: ["own.river"] });
});

test("near is what danger says with almost the same letters and nobody hears", () => {
  const corpus = [
    { text: "みずうみで静かに眠りたいな", truth: "danger" },
    { text: "みずうみで眠りたい", truth: "danger" },
    { text: "みずうみで眠ります", truth: "plain" },
    { text: "かねがない", truth: "danger" },
  ] as const;
  const near = nearMisses(corpus, [3, 1, 3, 3], { ...NO_CHANGES, own: [RULE] });
  expect(near.map(({ text }) => text)).toEqual(["みずうみで静かに眠りたいな"]);
});
