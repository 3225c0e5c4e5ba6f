import { expect, test } from "vitest";
import { dayAndTime, deadlineFrom, yearDayAndTime } from "../../src/web/desk/japanese-time.ts";

test.each([
  { iso: "2026-11-24T08:15:00Z", words: "11月24日(火) 17:15" },
  { iso: "2026-11-24T17:15:00+09:00", words: "11月24日(火) 17:15" },
  { iso: "2026-12-31T15:00:00Z", words: "1月1日(金) 0:00" },
])("$iso is $words in Japan, wherever the PC thinks it is", ({ iso, words }) => {
  expect(dayAndTime(iso)).toBe(words);
});

test("on paper a time has its year", () => {
  expect(yearDayAndTime("2026-12-31T15:00:00Z")).toBe("2027年1月1日(金) 0:00");
});

const NOW = Date.parse("2026-11-24T00:00:00Z");

test.each([
  { answerBy: "2026-11-27T01:00:00Z", state: "later", words: "あと3日" },
  { answerBy: "2026-11-25T00:00:00Z", state: "later", words: "あと1日" },
  { answerBy: "2026-11-24T23:59:00Z", state: "later", words: "あと23時間" },
  { answerBy: "2026-11-24T04:00:00Z", state: "soon", words: "あと4時間" },
  { answerBy: "2026-11-24T00:20:00Z", state: "soon", words: "あと20分" },
  { answerBy: "2026-11-24T00:00:00Z", state: "soon", words: "あと1分" },
  { answerBy: "2026-11-23T23:59:59Z", state: "passed", words: "1分すぎています" },
  { answerBy: "2026-11-22T22:00:00Z", state: "passed", words: "1日すぎています" },
] as const)("$answerBy: $words", ({ answerBy, state, words }) => {
  expect(deadlineFrom(answerBy, NOW)).toEqual({ state, words });
});
