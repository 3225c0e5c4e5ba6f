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
  words: (language: string, key: string) => (language === "en" ? `en ${key}` : (TEXTS[key] ?? key)),
};

test("answers are called as the published texts call them", () => {
  const answers = describeAnswers(texts, {
    urgent: "food",
    wishes: { how: "phone", care: "seen,hearing" },
    language: "ja",
  });
  expect(answers).toEqual({
    urgent: "食べるものがない",
    wishes: [
      { label: "連絡のしかた", text: "電話で", own: null },
      { label: "気をつけてほしいこと", text: "スマホを見られるかもしれない、聞こえにくい", own: null },
    ],
  });
});

test("what was typed stays as typed; what only served the conversation is left out", () => {
  const answers = describeAnswers(texts, { urgent: null, wishes: { name: "山田", confirmed: "yes" }, language: "ja" });
  expect(answers).toEqual({ urgent: null, wishes: [{ label: "呼び名", text: "山田", own: null }] });
});

test("an urgent matter without a text is shown by its value: better odd than hidden", () => {
  expect(describeAnswers(texts, { urgent: "flood", wishes: {}, language: "ja" }).urgent).toBe("flood");
});

test("beside the Japanese stands what she read in her own language, and what she typed as she typed it", () => {
  const { wishes } = describeAnswers(texts, { urgent: null, wishes: { how: "phone", name: "Nguyen" }, language: "en" });
  expect(wishes).toEqual([
    { label: "連絡のしかた", text: "電話で", own: "en common:wish.how_phone" },
    { label: "呼び名", text: "Nguyen", own: "Nguyen" },
  ]);
});
