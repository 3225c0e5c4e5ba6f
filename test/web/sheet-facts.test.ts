import { expect, test } from "vitest";
import { Understanding } from "../../src/core/triage/understanding.ts";
import { sheetFacts, sheetGuesses } from "../../src/web/desk/sheet-facts.ts";
import { caseSheet } from "./case-sheet.ts";

const NO_ANSWERS = { urgent: null, wishes: [] };
const DOMAINS = { elderly: "高齢", disability: "障害", child: "子ども", poverty: "生活困窮", other: "その他" };

test("what was not asked is named, never left out", () => {
  const facts = sheetFacts({ sheet: caseSheet(), answers: NO_ANSWERS });
  expect(facts.answered).toEqual([{ label: "ことば", text: "日本語" }]);
  expect(facts.notAsked).toEqual([
    "だれが話しているか",
    "困っている人の年代",
    "地域",
    "急ぎの事情（ない、または聞いていない）",
    "相談内容",
    "本人の言葉",
    "希望と配慮",
  ]);
});

test("what was answered is in words, and no longer among what was not asked", () => {
  const sheet = caseSheet({
    about: "family",
    ageBand: "75+",
    area: { id: "nishimachi", said: "西町のあたり" },
    mainTopic: "care",
    words: [{ messageId: "m1", at: "2026-11-20T01:00:00Z", text: "母のことです", step: null }],
  });
  const answers = { urgent: "食べるものがない", wishes: [{ label: "連絡のしかた", text: "電話で", own: null }] };
  const facts = sheetFacts({ sheet, answers });
  expect(facts.answered.map(({ text }) => text)).toEqual([
    "家族から（家族のこと）",
    "75歳以上",
    "西町のあたり",
    "食べるものがない",
    "日本語",
  ]);
  expect(facts.notAsked).toEqual([]);
});

test("guesses are in the city's own words, the likeliest first, with the words they come from", () => {
  const evidence = (text: string) => [{ text, rule: "r" }];
  const sheet = caseSheet({
    understanding: Understanding.parse({
      domains: [
        { domain: "poverty", probability: 0.55, evidence: evidence("お金が足りない") },
        { domain: "elderly", probability: 0.9, evidence: [...evidence("もの忘れ"), ...evidence("75+")] },
        { domain: "other", probability: 0.2, evidence: [] },
      ],
      topics: [{ topic: "care", evidence: [...evidence("もの忘れ"), { text: "care", rule: "topic.tapped" }] }],
      patterns: [],
      kind: "consultation",
      sure: true,
    }),
  });
  expect(sheetGuesses(sheet, DOMAINS)).toEqual([
    { what: "分野：高齢", likely: "たぶん", from: ["もの忘れ", "75歳以上"] },
    { what: "分野：生活困窮", likely: "もしかすると", from: ["お金が足りない"] },
    { what: "分野：その他", likely: "少しだけ", from: [] },
    { what: "内容：介護", likely: "", from: ["もの忘れ", "介護"] },
  ]);
});

test("without an understanding nothing is guessed", () => {
  expect(sheetGuesses(caseSheet(), DOMAINS)).toEqual([]);
});
