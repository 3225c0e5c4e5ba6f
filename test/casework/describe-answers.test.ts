import { expect, test } from "vitest";
import { describeAnswers } from "../../src/core/casework/describe-answers.ts";

const TEXTS: Readonly<Record<string, string>> = {
  "common:wish.how": "連絡のしかた",
  "common:wish.how_phone": "電話で",
  "common:wish.care": "気をつけてほしいこと",
  "common:wish.care_seen": "スマホを見られるかもしれない",
  "common:wish.care_hearing": "聞こえにくい",
  "common:wish.name": "呼び名",
  "intake:urgent.food": "食べるものがない",
};
const texts = {
  main: "intake",
  has: (key: string) => key in TEXTS,
  words: (_language: string, key: string) => TEXTS[key] ?? key,
};

test("answers are called as the published texts call them", () => {
  const answers = describeAnswers(texts, { urgent: "food", wishes: { how: "phone", care: "seen,hearing" } });
  expect(answers).toEqual({
    urgent: "食べるものがない",
    wishes: [
      { label: "連絡のしかた", text: "電話で" },
      { label: "気をつけてほしいこと", text: "スマホを見られるかもしれない、聞こえにくい" },
    ],
  });
});

test("what was typed stays as typed; what only served the conversation is left out", () => {
  const answers = describeAnswers(texts, { urgent: null, wishes: { name: "山田", confirmed: "yes" } });
  expect(answers).toEqual({ urgent: null, wishes: [{ label: "呼び名", text: "山田" }] });
});

test("an urgent matter without a text is shown by its value: better odd than hidden", () => {
  expect(describeAnswers(texts, { urgent: "flood", wishes: {} }).urgent).toBe("flood");
});
