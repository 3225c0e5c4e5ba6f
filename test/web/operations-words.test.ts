import { expect, test } from "vitest";
import { Effect } from "../../src/core/effect.ts";
import { LINE_ALARMS } from "../../src/core/operations-view.ts";
import { ageWords, letterState, operationsWords } from "../../src/web/desk/operations-words.ts";

test.each([
  { ms: 0, words: "0秒" },
  { ms: 59_999, words: "59秒" },
  { ms: 60_000, words: "1分" },
  { ms: 3_599_999, words: "59分" },
  { ms: 3_600_000, words: "1時間" },
  { ms: 90_000_000, words: "1日" },
  { ms: -5, words: "0秒" },
])("$ms ms is $words", ({ ms, words }) => expect(ageWords(ms)).toBe(words));

test("whatever can fail has a name", () => {
  // Timers and what stands on the page are done by the commit itself.
  const kinds = Effect.options
    .map((option) => option.shape.type.value)
    .filter((kind) => !kind.endsWith("_timer") && kind !== "say_on_page");
  expect(kinds.length).toBeGreaterThan(5);
  expect(Object.keys(operationsWords.letters.kinds).toSorted()).toEqual([...kinds, "event"].toSorted());
});

test.each(LINE_ALARMS)("the alarm %s says what to do", (code) => {
  const { title, todo } = operationsWords.alarms[code]({ setting: "MITO", times: 2 });
  expect(title).toMatch(/。$/);
  expect(todo).toContain("ください");
});

test.each(Object.values(operationsWords.webhook))("$title: says what to do", ({ title, todo }) => {
  expect(title).toMatch(/。$/);
  expect(todo).toContain("ください");
});

test.each([
  { letter: { state: "dead", kind: "say" }, words: "届きませんでした" },
  { letter: { state: "ambiguous", kind: "say" }, words: "届いたか分かりません" },
  { letter: { state: "dead", kind: "event" }, words: "処理できませんでした" },
] as const)("$words", ({ letter, words }) => expect(letterState(letter)).toBe(words));
