import { describe, expect, test } from "vitest";
import { fits, JudgeBody } from "../../src/core/casework/judgement.ts";
import { personalWords } from "../../src/core/casework/personal-words.ts";
import { protectReporter } from "../../src/core/casework/protect-reporter.ts";
import { safeContact } from "../../src/core/casework/safe-contact.ts";
import { searchWordsOf } from "../../src/core/casework/search-words.ts";
import { anOpening } from "../contracts/case-fixtures.ts";

describe("before personal data goes into LINE", () => {
  test.each([
    { text: "明日の午前にうかがいます。", kinds: [] },
    { text: "090-1234-5678 にお電話ください", kinds: ["phone"] },
    { text: "０３（１２３４）５６７８です", kinds: ["phone"] },
    { text: "市役所 029-232-9176 まで", kinds: ["phone"] },
    { text: "taro@example.com へ送ってください", kinds: ["mail"] },
    { text: "本町1丁目のお宅ですね", kinds: ["address"] },
    { text: "中央2-3-4でお待ちします", kinds: ["address"] },
    { text: "山田様のことでご連絡しました", kinds: ["name"] },
    { text: "ヤマダさんへ", kinds: ["name"] },
    { text: "お母さんの具合はいかがですか。ご家族様によろしく", kinds: [] },
    { text: "皆さんで来てください。担当者さんはいますか", kinds: [] },
    { text: "被保険者番号は12345678です", kinds: ["number"] },
    { text: "11月24日の10時30分に", kinds: [] },
  ])("「$text」: $kinds", ({ text, kinds }) => expect(personalWords(text)).toEqual(kinds));
});

describe("contact that may itself be a danger", () => {
  const calm = anOpening({ mainTopic: "care", topics: [], wishes: { how: "line,phone" } });
  test.each([
    { why: "nothing says so", opening: calm, careful: false, ways: ["line", "phone"] },
    {
      why: "a partner's violence",
      opening: anOpening({ ...calm, danger: { tier: 1, kinds: ["dv"], evidence: [] } }),
      careful: true,
      ways: ["line", "phone"],
    },
    {
      why: "violence as a topic",
      opening: anOpening({ ...calm, topics: ["violence"] }),
      careful: true,
      ways: ["line", "phone"],
    },
    {
      why: "somebody sees her phone",
      opening: anOpening({ ...calm, wishes: { how: "line", care: "seen,language" } }),
      careful: true,
      ways: ["line"],
    },
    {
      why: "calls and letters home are a trouble",
      opening: anOpening({ ...calm, wishes: { how: "phone", care: "home" } }),
      careful: true,
      ways: [],
    },
    {
      why: "any way is no way that she named",
      opening: anOpening({ ...calm, topics: ["violence"], wishes: { how: "any" } }),
      careful: true,
      ways: [],
    },
  ])("$why: $careful, $ways", ({ opening, careful, ways }) => expect(safeContact(opening)).toEqual({ careful, ways }));
});

test.each([
  { about: "neighbour", left: ["how"] },
  { about: "supporter", left: ["how"] },
  { about: "family", left: ["how", "name", "phone"] },
  { about: "self", left: ["how", "name", "phone"] },
] as const)("who speaks as $about: others read $left", ({ about, left }) => {
  const opening = anOpening({ about, wishes: { how: "line", name: "山田", phone: "0901" } });
  expect(Object.keys(protectReporter({ opening, messages: [], history: [] }).opening.wishes)).toEqual(left);
});

test.each([
  { choice: "report", ground: "report_child", ok: true },
  { choice: "report", ground: null, ok: false },
  { choice: "report", ground: "support_meeting", ok: false },
  { choice: "report", ground: "clear_benefit", ok: false },
  { choice: "protect", ground: "other_public", ok: true },
  { choice: "protect", ground: "clear_benefit", ok: true },
  { choice: "protect", ground: "own_city", ok: true },
  { choice: "protect", ground: "life_private", ok: true },
  { choice: "protect", ground: "report_child", ok: false },
  { choice: "protect", ground: null, ok: false },
  { choice: "meeting", ground: "support_meeting", ok: true },
  { choice: "meeting", ground: "agreed", ok: false },
  { choice: "talk", ground: null, ok: true },
  { choice: "wait", ground: "dv", ok: false },
] as const)("$choice on $ground: $ok", ({ choice, ground, ok }) => {
  expect(fits(choice, ground)).toBe(ok);
  expect(JudgeBody.safeParse({ choice, ground, reason: "理由" }).success).toBe(ok);
});

test.each<{ wishes: Record<string, string>; words: string[] }>([
  { wishes: {}, words: [] },
  { wishes: { name: "やまだ　はなこ" }, words: ["やまだはなこ", "やまだ", "はなこ"] },
  { wishes: { phone: "+81 90 1234 5678" }, words: ["09012345678", "5678"] },
  { wishes: { phone: "あとで" }, words: [] },
])("$wishes is found by $words", ({ wishes, words }) => expect(searchWordsOf(wishes)).toEqual(words));
