import { describe, expect, test } from "vitest";
import { loadScripts } from "../../src/content/load-scripts.ts";
import { COMMANDS, readCommand } from "../../src/core/flow/commands.ts";
import type { Ask, StepOf } from "../../src/core/flow/flow.ts";
import { newSession } from "../../src/core/flow/new-session.ts";
import { type Option, optionsOf } from "../../src/core/flow/options.ts";
import { isQuestion, type Question } from "../../src/core/flow/question.ts";
import { fold, readExact, readLoosely } from "../../src/core/flow/read-choice.ts";
import { LANGUAGES, type Language } from "../../src/core/language.ts";
import { ROOT, textsIn } from "./texts.ts";

const [script] = (await loadScripts(ROOT, null)).values();
if (script === undefined) throw new Error("there is no city");

const questions = Object.values(script.flows).flatMap((flow) =>
  Object.entries(flow.steps).flatMap(([id, step]) => (isQuestion(step) ? [{ flow: flow.id, id, step }] : [])),
);

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(questions)("the options of $flow.$id can be told apart", ({ flow, step }) => {
    for (const options of situationsOf(flow, step, language)) {
      const names = options.flatMap(namesOf);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  test.each(questions)("every option of $flow.$id is understood by its label", ({ flow, step }) => {
    for (const options of situationsOf(flow, step, language)) {
      for (const option of options) {
        // Ages are typed as a number.
        const typed = option.range === null ? plain(option.label) : option.label;
        expect(readExact(options, typed)).toBe(option);
      }
    }
  });

  test.each(COMMANDS)("%s is understood by its label", (command) => {
    expect(readCommand(script, plain(script.words(language, `common:command.${command}`)))).toBe(command);
  });
});

test("no word means two commands", () => {
  const named = LANGUAGES.flatMap((language) =>
    COMMANDS.flatMap((command) =>
      script
        .words(language, `common:command.${command}_words`)
        .split("、")
        .map((word) => ({ command, word: fold(word) })),
    ),
  );
  expect(named.filter(({ command, word }) => readCommand(script, word) !== command)).toEqual([]);
});

test.each(LANGUAGES)("in %s, yes is never no, and neither is a command", (language) => {
  const yes = script.words(language, "common:yes_words").split("、").map(fold);
  const no = script.words(language, "common:no_words").split("、").map(fold);
  expect(yes.filter((word) => no.includes(word))).toEqual([]);
  expect([...yes, ...no].filter((word) => readCommand(script, word) !== null)).toEqual([]);
});

describe("consent is not heard where it was not given", () => {
  test.each([
    ["ja", "伝えなくていいです"],
    ["ja", "もういいです"],
    ["ja", "どうでもいい"],
    ["ja", "やめたほうがいい"],
    ["ja", "内緒でお願いします"],
    ["ja", "いいえ、けっこうです"],
    ["ja", "大丈夫です"],
    ["ja-easy", "つたえなくていいです"],
    ["ja-easy", "ひみつでお願いします"],
    ["ja-easy", "わかりません"],
    ["en", "I don't agree"],
    ["en", "never share it"],
    ["en", "not ok"],
    ["en", "please don't"],
    ["en", "I disagree"],
  ] as const)("%s: %s", (language, said) => {
    for (const { flow, step } of questions.filter((each) => each.step.type === "consent")) {
      expect(readLoosely(optionsFor(flow, step, language), said)?.value).not.toBe("share");
    }
  });
});

describe("a consent or a refusal in plain words is heard", () => {
  test.each([
    ["ja", "はい", "share"],
    ["ja", "伝えていいです", "share"],
    ["ja", "はい。お願いします", "share"],
    ["ja", "市役所だけ", "city_only"],
    ["ja", "伝えないでください", "none"],
    ["ja", "いいえ", "none"],
    ["ja-easy", "つたえていいです", "share"],
    ["ja-easy", "つたえないで", "none"],
    ["en", "Yes please", "share"],
    ["en", "Don't tell", "none"],
    ["en", "No", "none"],
  ] as const)("%s: %s", (language, said, scope) => {
    for (const { flow, step } of questions.filter((each) => each.step.type === "consent")) {
      expect(readLoosely(optionsFor(flow, step, language), said)?.value).toBe(scope);
    }
  });
});

describe("nothing that cannot wait is taken for nothing urgent", () => {
  test.each([
    ["ja", "食べるものがない", "food"],
    ["ja", "今夜寝る所がない", "place"],
    ["ja", "急がない", "none"],
    ["ja-easy", "ねるところがない", "place"],
    ["en", "nowhere to sleep", "place"],
    ["en", "no food", "food"],
    ["en", "I have no power", "lifeline"],
    ["en", "no", "none"],
  ] as const)("%s: %s", (language, said, value) => {
    const urgent = questions.find(({ id }) => id === "urgent");
    if (urgent === undefined) throw new Error("intake does not ask what is urgent");
    expect(readLoosely(optionsFor(urgent.flow, urgent.step, language), said)?.value).toBe(value);
  });
});

test.each([
  ["ja", "みつ"],
  ["ja", "めい"],
  ["ja", "たなか"],
  ["ja-easy", "メイ"],
  ["ja-easy", "ミツ"],
  ["en", "Noah"],
  ["en", "Mo"],
  ["en", "Nam"],
] as const)("in %s, somebody called %s keeps that name", (language, name) => {
  const asked = questions.find(({ id }) => id === "name");
  if (asked === undefined) throw new Error("no name is asked");
  expect(readLoosely(optionsFor(asked.flow, asked.step, language), name)).toBeNull();
});

test("やさしい日本語 is understood without the readings, in kanji and in kana", () => {
  const easy = textsIn("ja-easy");
  const lists = new Map(easy.map(({ key, text }) => [key, text.split("、").map(fold)]));
  const missing = easy.flatMap(({ key, text }) => {
    const words = lists.get(`${key}_also`) ?? lists.get(`${key}_words`);
    if (words === undefined || !text.includes("(")) return [];
    return [plain(text), inKana(text)].filter((typed) => !words.includes(fold(typed)));
  });
  expect(missing).toEqual([]);
});

/** A question before and after something was chosen: 「これで全部」 takes the place of the way past it. */
function situationsOf(flow: string, step: Question, language: Language): Option[][] {
  const first = optionsFor(flow, step, language);
  if (step.type !== "ask" || step.answer !== "choices") return [first];
  const [one] = step.choices;
  return [first, optionsFor(flow, step, language, one === undefined ? {} : { [step.save]: [one.value] })];
}

function optionsFor(
  flow: string,
  step: Ask | StepOf<"consent">,
  language: Language,
  answers: Record<string, string[]> = everyChoice(step),
): Option[] {
  const at = "2026-04-01T10:00:00+09:00";
  const start = { city: script?.city.id ?? "", conversationId: "c", revision: "r", seed: "s", at };
  if (script === undefined) return [];
  return optionsOf(script, { ...newSession(start), language, answers }, flow, step);
}

function everyChoice(step: Question): Record<string, string[]> {
  return step.type === "ask" && step.answer === "one_of" ? { [step.of]: step.choices.map(({ value }) => value) } : {};
}

/** Each word for an option once, as the engine compares them. */
function namesOf(option: Option): string[] {
  return [...new Set([option.label, ...option.also].map(fold))];
}

function plain(label: string): string {
  return label.replace(/\([ぁ-ん]+\)/g, "");
}

function inKana(label: string): string {
  return label.replace(/[一-龠々]+\(([ぁ-ん]+)\)/g, "$1");
}
