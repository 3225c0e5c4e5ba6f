import { expect, test } from "vitest";
import { Flow } from "../../src/core/flow/flow.ts";
import { type ConditionNames, describeCondition } from "../../src/core/studio/describe-condition.ts";
import { outlineFlow } from "../../src/core/studio-outline.ts";
import { StudioFlow } from "../../src/core/studio-view.ts";

const flow = Flow.parse({
  format: 1,
  id: "intake",
  title: "はじめての聞き取り",
  start: "hello",
  person: "person",
  steps: {
    bye: { type: "end", texts: ["bye"] },
    hello: { type: "say", texts: ["hello"], next: "who" },
    who: {
      type: "ask",
      answer: "choice",
      text: "who.ask",
      again: "who.again",
      save: "about",
      choices: [
        { value: "self", label: "who.self", next: "fork" },
        { value: "family", label: "who.family" },
      ],
      skip: { label: "common:skip" },
      next: "bye",
    },
    fork: {
      type: "branch",
      when: [{ if: { answer: "about", is: "self" }, next: "bye" }],
      otherwise: "bye",
    },
    person: { type: "handoff", next: "bye" },
  },
});
const outline = outlineFlow(flow, (language, key) => `${language} ${key}`);
const stepOf = (id: string) => outline.steps.find((step) => step.id === id);

test("the outline is what the API promises", () => {
  expect(StudioFlow.parse(outline)).toEqual(outline);
});

test("steps stand in the order a conversation meets them; what nothing leads to comes last", () => {
  expect(outline.steps.map(({ id }) => id)).toEqual(["hello", "who", "fork", "bye", "person"]);
});

test("each answer shows where it leads, also when the question decides for it", () => {
  expect(stepOf("who")?.leads.map(({ by, value, to }) => [by, value, to])).toEqual([
    ["choice", "self", "fork"],
    ["choice", "family", "bye"],
    ["skip", null, "bye"],
  ]);
  expect(stepOf("fork")?.leads.map(({ by, to }) => [by, to])).toEqual([
    ["condition", "bye"],
    ["otherwise", "bye"],
  ]);
  expect(stepOf("bye")?.leads).toEqual([]);
});

test("texts come in every language, by their full key", () => {
  expect(stepOf("hello")?.texts[0]?.text).toEqual({
    key: "intake:hello",
    in: { ja: "ja intake:hello", "ja-easy": "ja-easy intake:hello", en: "en intake:hello" },
  });
  expect(stepOf("who")?.leads[2]?.label?.key).toBe("common:skip");
});

const names: ConditionNames = {
  question: (answer) => ({ about: "だれのこと", story: "困りごとの話" })[answer] ?? answer,
  value: (_answer, value) => ({ self: "自分のこと" })[value] ?? value,
  domain: (domain) => ({ poverty: "生活困窮", child: "子ども" })[domain] ?? domain,
};

test.each([
  { condition: { answer: "about", is: "self" }, words: "「だれのこと」に「自分のこと」と答えた" },
  { condition: { answer: "about", includes: "odd" }, words: "「だれのこと」で「odd」をえらんだ" },
  { condition: { answer: "topics", at_least: 2 }, words: "「topics」で2つ以上えらんだ" },
  { condition: { answered: "story" }, words: "「困りごとの話」に答えた" },
  { condition: { domain: "poverty" as const }, words: "分野が「生活困窮」" },
  { condition: { sure: false }, words: "機械がよく分からなかった" },
  { condition: { not: { danger_at_most: 1 } }, words: "（危険のしるしがある（1かそれより重い））ではない" },
  {
    condition: { all: [{ sure: true }, { domain: "child" as const }] },
    words: "機械がよく分かった そして 分野が「子ども」",
  },
  {
    condition: { any: [{ sure: true }, { domain: "child" as const }] },
    words: "機械がよく分かった または 分野が「子ども」",
  },
])("$words", ({ condition, words }) => {
  expect(describeCondition(condition, names)).toBe(words);
});
