import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadScripts } from "../../src/content/load-scripts.ts";
import type { Action, Bubble } from "../../src/core/bubble.ts";
import type { Effect } from "../../src/core/effect.ts";
import type { Event } from "../../src/core/event.ts";
import { COMMANDS } from "../../src/core/flow/commands.ts";
import type { Step } from "../../src/core/flow/flow.ts";
import { standsAlone } from "../../src/core/flow/gather.ts";
import { newSession } from "../../src/core/flow/new-session.ts";
import { type Option, optionsOf } from "../../src/core/flow/options.ts";
import { isQuestion } from "../../src/core/flow/question.ts";
import { transition } from "../../src/core/flow/transition.ts";
import { LANGUAGES, type Language } from "../../src/core/language.ts";
import type { Session } from "../../src/core/session.ts";

/** Enumerated from the flows: a question cannot be added that is not answerable in every way and language. */
const scripts = await loadScripts(join(import.meta.dirname, "../.."), ["kokubunji"]);
const found = scripts.get("kokubunji");
if (found === undefined) throw new Error("国分寺市 is not there");
const script = found;
const AT = "2026-04-01T10:00:00+09:00";

const questions = Object.values(script.flows).flatMap((flow) =>
  Object.entries(flow.steps).flatMap(([id, step]) =>
    isQuestion(step) ? [{ name: `${flow.id}.${id}`, flow: flow.id, id, step }] : [],
  ),
);

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(questions)(
    "$name can be answered by tapping, by the label, and by the number in any form",
    ({ flow, id, step }) => {
      const session = standing(language, flow, id, step);
      for (const [index, option] of optionsOf(script, session, flow, step).entries()) {
        const tapped = outcome(session, { ...base(), type: "tapped", data: dataOf(session, flow, id, option) });
        for (const typed of [option.label, ...numberForms(index + 1), ...option.also.slice(0, 1)]) {
          expect(outcome(session, said(typed)), `「${typed}」 for 「${option.label}」`).toEqual(tapped);
        }
      }
    },
  );

  test.each(questions)("$name lets every command through, in every language", ({ flow, id, step }) => {
    const session = standing(language, flow, id, step);
    const labels = optionsOf(script, session, flow, step).flatMap((option) => [option.label, ...option.also]);
    for (const command of COMMANDS) {
      for (const other of LANGUAGES) {
        const word = script.words(other, `common:command.${command}_words`).split("、")[0] ?? "";
        // A button of the question that reads the same is what was meant.
        if (labels.some((label) => label.toLowerCase() === word.toLowerCase())) continue;
        const [next, effects] = transition(script, session, said(word));
        expect(
          effects.some((effect) => effect.type === "say"),
          `${command}: 「${word}」`,
        ).toBe(true);
        expect(next.misses, `${command}: 「${word}」 was not understood`).toBe(0);
        expect(next.words, `${command}: 「${word}」 was taken as the story`).toEqual([]);
      }
    }
  });
});

test.each(["もう死にたい", "1", "３", "戻る", "Language", "stop"])(
  "「%s」 is not held back for more lines to come",
  (text) => {
    expect(standsAlone(script, text)).toBe(true);
  },
);

test.each(["家賃が", "母が最近", "I lost"])("「%s」 may be the beginning of more", (text) => {
  expect(standsAlone(script, text)).toBe(false);
});

/** A session that stands at a question, with whatever the question offers chosen before. */
function standing(language: Language, flow: string, step: string, definition: Step): Session {
  const blank = newSession({ city: "kokubunji", conversationId: "c", revision: script.revision, seed: "seed", at: AT });
  const answers =
    definition.type === "ask" && definition.answer === "one_of"
      ? { [definition.of]: definition.choices.map((choice) => choice.value) }
      : {};
  return {
    ...blank,
    language,
    languageChosen: true,
    phase: "asking",
    place: { flow, step },
    answers: { ...answers, topics: ["debt", "care"] },
  };
}

/** What an answer leads to, but for the traces of how it was given. */
function outcome(session: Session, event: Event): unknown {
  const [next, effects] = transition(script, session, event);
  const { sources: _sources, words: _words, ...rest } = next;
  const consent = next.consent === null ? null : { ...next.consent, how: null };
  return { ...rest, consent, said: effects.map(spoken) };
}

function spoken(effect: Effect): unknown {
  if (effect.type !== "say") return effect.type;
  return effect.bubbles.map((bubble: Bubble) => (bubble.kind === "card" ? bubble.title : bubble.text));
}

function dataOf(
  session: Session,
  flow: string,
  step: string,
  option: Option,
): Extract<Action, { kind: "tap" }>["data"] {
  return ["t1", session.id, session.revision, `${flow}.${step}`, option.value].join("|");
}

function numberForms(number: number): string[] {
  const wide = String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const circled = number <= 20 ? [String.fromCharCode(0x245f + number)] : [];
  return [String(number), wide, `${number}番`, ` ${number} `, ...circled];
}

function base() {
  return { id: "event", at: AT };
}

function said(text: string): Event {
  return { ...base(), type: "said", messageId: "m", text };
}
