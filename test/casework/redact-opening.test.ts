import { describe, expect, test } from "vitest";
import { addDanger } from "../../src/core/casework/add-danger.ts";
import { completeOpening } from "../../src/core/casework/complete-opening.ts";
import { redactOpening, wordsOf } from "../../src/core/casework/redact-opening.ts";
import { AT, aDangerOpening, anOpening } from "../contracts/case-fixtures.ts";

const said = (messageId: string, text: string) => ({ messageId, at: AT, text, step: null });

describe("taking words back", () => {
  test.each([
    {
      from: "the area as it was typed",
      change: { area: { id: "nishimachi", said: "ニシマチ" } },
      removed: "にしまち",
      gone: { area: null },
    },
    {
      from: "a wish",
      change: { wishes: { name: "みどり", when: "夕方" } },
      removed: "みどり",
      gone: { wishes: { when: "夕方" } },
    },
    { from: "what is urgent", change: { urgent: "電気が止まる" }, removed: " 電気が止まる ", gone: { urgent: null } },
  ])("also from $from", ({ change, removed, gone }) => {
    const opening = anOpening({ ...change, words: [said("m5", removed)] });
    expect(redactOpening(opening, "m5", removed, [])).toMatchObject({ words: [], ...gone });
  });

  test("also from lines that were taken together", () => {
    const opening = anOpening({ words: [said("m1+m2", "家賃が\n払えない"), said("m12", "母のこと")] });
    expect(wordsOf(opening, "m2")).toBe("家賃が\n払えない");
    expect(redactOpening(opening, "m2", "家賃が\n払えない", []).words).toEqual([said("m12", "母のこと")]);
  });

  test("evidence goes with the words it was found in, however they are spelt, and stays where they are still said", () => {
    const danger = {
      tier: 2 as const,
      kinds: ["destitution" as const],
      evidence: [{ text: "たべるもの", rule: "food" }],
    };
    const opening = anOpening({
      danger,
      understanding: null,
      words: [said("a", "タベルモノがない"), said("b", "食事も")],
    });
    expect(redactOpening(opening, "b", "食事も", []).danger.evidence).toHaveLength(1);
    expect(redactOpening(opening, "a", "タベルモノがない", []).danger).toEqual({ ...danger, evidence: [] });
    expect(redactOpening(opening, "a", "タベルモノがない", ["食べる物、たべるもの"]).danger.evidence).toHaveLength(1);
  });

  test("what nobody said under this id changes nothing", () => {
    expect(redactOpening(anOpening(), "never", null, [])).toEqual(anOpening());
  });
});

describe("completing a case raised for danger", () => {
  test("keeps the danger and its words, takes the rest from the end of the talk", () => {
    const whole = completeOpening(aDangerOpening(), anOpening(), []);
    expect(whole.words.map((words) => words.messageId)).toEqual(["m0", "m1"]);
    expect(whole).toMatchObject({
      reason: "handoff",
      danger: { tier: 1, kinds: ["suicide"] },
      consent: { scope: "share" },
    });
  });

  test("leaves out what was taken back in between", () => {
    const whole = completeOpening(aDangerOpening(), anOpening(), ["m0"]);
    expect(JSON.stringify(whole)).not.toContain("消えたい");
    expect(whole.danger).toMatchObject({ tier: 1, evidence: [] });
  });
});

test("of two dangers the worse counts, and nothing is named twice", () => {
  const mild = { tier: 2 as const, kinds: ["suicide" as const], evidence: [{ text: "消えたい", rule: "r" }] };
  const bad = { tier: 0 as const, kinds: ["danger" as const, "suicide" as const], evidence: mild.evidence };
  expect(addDanger(mild, bad)).toEqual({ tier: 0, kinds: ["suicide", "danger"], evidence: mild.evidence });
  expect(addDanger(bad, mild).tier).toBe(0);
});
