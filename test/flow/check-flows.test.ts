import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadScripts } from "../../src/content/load-scripts.ts";
import { checkFlows } from "../../src/core/flow/check-flows.ts";
import { Flow } from "../../src/core/flow/flow.ts";
import type { Script } from "../../src/core/script.ts";

/** A flow is refused at load, naming the flow, the step and the reason. */
const scripts = await loadScripts(join(import.meta.dirname, "../.."), ["kokubunji"]);
const real = scripts.get("kokubunji");
if (real === undefined) throw new Error("国分寺市 is not there");
const script = real;

/** Texts of a small flow, in all languages alike. */
const TEXTS: Record<string, string> = {
  "small:hello": "こんにちは",
  "small:ask": "どちらですか",
  "small:again": "もう一度、どちらですか",
  "small:yes": "はい",
  "small:no": "いいえ",
  "small:long_label": "とてもとても長いので LINEのボタンには どうしても入りきらない、そういう名前の選択肢です",
  "small:long_text": "あ".repeat(1600),
};

const ask = {
  type: "ask",
  answer: "choice",
  text: "ask",
  again: "again",
  save: "wanted",
  choices: [
    { value: "yes", label: "yes" },
    { value: "no", label: "no" },
  ],
  next: "done",
} as const;
const done = { type: "end" } as const;
const steps = { hello: { type: "say", texts: ["hello"], next: "ask" }, ask, done } as const;

test("the flows of the repository have no problem, in any city or language", () => {
  expect(checkFlows(script)).toEqual([]);
});

test("a small flow is accepted", () => {
  expect(problemsOf(steps)).toEqual([]);
});

describe("refused", () => {
  test.each([
    {
      why: "a target that is missing",
      steps: { ...steps, ask: { ...ask, next: "nowhere" } },
      place: "ask",
      says: '"nowhere"',
    },
    {
      why: "a choice that leads nowhere",
      steps: { ...steps, ask: choices({ value: "yes", label: "yes", next: "gone" }) },
      place: "ask",
      says: '"gone"',
    },
    { why: "a step nothing leads to", steps: { ...steps, lonely: done }, place: "lonely", says: "never reached" },
    {
      why: "a loop that asks nothing",
      steps: { ...steps, hello: { type: "say", texts: ["hello"], next: "back" }, back: branch("hello", "ask") },
      place: "hello",
      says: "without asking",
    },
    {
      why: "a text that is missing in ja",
      steps: { ...steps, ask: { ...ask, text: "not_there" } },
      place: "ask",
      says: '"small:not_there" is missing in ja',
    },
    {
      why: "a label that LINE would cut",
      steps: { ...steps, ask: choices({ value: "yes", label: "long_label" }) },
      place: "ask",
      says: "label_too_long",
    },
    {
      why: "a question longer than a card may be",
      steps: { ...steps, ask: { ...ask, text: "long_text" } },
      place: "ask",
      says: "text_too_long",
    },
    {
      why: "two buttons that read the same",
      steps: { ...steps, ask: choices({ value: "yes", label: "no" }) },
      place: "ask",
      says: "label_doubled",
    },
    {
      why: "a call of a flow that is not there",
      steps: { ...steps, hello: { type: "call", flow: "other", next: "ask" } },
      place: "hello",
      says: '"other"',
    },
    {
      why: "a choice among what nobody chose",
      steps: { ...steps, ask: { ...ask, answer: "one_of", of: "never_asked" } },
      place: "ask",
      says: '"never_asked"',
    },
  ])("$why", ({ steps: broken, place, says }) => {
    const problems = problemsOf(broken);
    expect(problems.map((problem) => problem.step)).toContain(place);
    expect(problems.map((problem) => problem.reason).join("\n")).toContain(says);
  });

  test("a flow to start with that has no way to a person", () => {
    const flow = Flow.parse({ format: 1, id: "small", title: "小さい", start: "hello", steps });
    expect(
      checkFlows(scriptOf(flow))
        .map((problem) => problem.reason)
        .join(),
    ).toContain('"person" is missing');
  });

  test.each([
    { why: "a typing mistake in a field", step: { ...ask, nxet: "done" } },
    {
      why: "an expression instead of a form",
      step: { type: "branch", when: [{ if: "wanted == 'yes'", next: "done" }], otherwise: "done" },
    },
    { why: "a text instead of a key", step: { type: "say", texts: ["こんにちは"], next: "done" } },
    { why: "a value that could break a button", step: choices({ value: "a|b", label: "yes" }) },
  ])("$why, by the schema", ({ step }) => {
    const flow = {
      format: 1,
      id: "small",
      title: "小さい",
      start: "hello",
      person: "ask",
      steps: { ...steps, ask: step },
    };
    expect(Flow.safeParse(flow).success).toBe(false);
  });
});

function problemsOf(broken: Record<string, unknown>) {
  return checkFlows(
    scriptOf(Flow.parse({ format: 1, id: "small", title: "小さい", start: "hello", person: "ask", steps: broken })),
  );
}

function scriptOf(flow: Flow): Script {
  return {
    ...script,
    main: "small",
    flows: { small: flow },
    words: (language, key, params) => TEXTS[key] ?? script.words(language, key, params),
    has: (key) => key in TEXTS || script.has(key),
  };
}

function choices(first: { value: string; label: string; next?: string }) {
  return { ...ask, choices: [first, { value: "no", label: "no" }] };
}

function branch(one: string, other: string) {
  return { type: "branch", when: [{ if: { answered: "wanted" }, next: one }], otherwise: other };
}
