import type { Language } from "../../../core/language.ts";
import type { EditStep } from "./edit-step.ts";

/** What somebody may add; a question by the way it is answered. */
export const NEW_KINDS = ["choice", "choices", "text", "number", "say", "branch", "call", "end"] as const;
export type NewKind = (typeof NEW_KINDS)[number];

export type NewStep = { step: EditStep; texts: readonly (readonly [Language, string, string | null])[] };

/** A new step under this name, with the texts it begins with; the rest is empty and shown as still to be written. */
export function newStep(flow: string, id: string, kind: NewKind): NewStep {
  const again = both(
    flow,
    `${id}.again`,
    "もう一度、教えてください。",
    "もう 一度(いちど)、教(おし)えて ください。",
    "Please tell us once more.",
  );
  const asking = { type: "ask", text: `${id}.ask`, again: `${id}.again`, save: id, next: "" };
  const ask = blank(flow, `${id}.ask`);
  switch (kind) {
    case "choice":
      return {
        step: { ...asking, answer: "choice", choices: choicesOf(id, ["yes", "no"]) },
        texts: [...ask, ...again, ...yesNo(flow, id)],
      };
    case "choices":
      return {
        step: {
          ...{ ...asking, answer: "choices", choices: choicesOf(id, ["a", "b"]) },
          ...{ more: `${id}.more`, done: `${id}.done` },
        },
        texts: [
          ...ask,
          ...again,
          ...blank(flow, `${id}.a`),
          ...blank(flow, `${id}.b`),
          ...both(
            flow,
            `${id}.more`,
            "ほかにもあれば、選んでください。",
            "ほかに あれば、えらんで ください。",
            "Choose more if there are any.",
          ),
          ...both(flow, `${id}.done`, "これで全部", "これで ぜんぶ", "That is all"),
        ],
      };
    case "text":
      return { step: { ...asking, answer: "text", story: false }, texts: [...ask, ...again] };
    case "number":
      return { step: { ...asking, answer: "number", min: 0, max: 100 }, texts: [...ask, ...again] };
    case "say":
      return { step: { type: "say", texts: [`${id}.said`], next: "" }, texts: blank(flow, `${id}.said`) };
    case "branch":
      return { step: { type: "branch", when: [], otherwise: "" }, texts: [] };
    case "call":
      return { step: { type: "call", flow: "", next: "" }, texts: [] };
    case "end":
      return { step: { type: "end", texts: [`${id}.bye`] }, texts: blank(flow, `${id}.bye`) };
    default:
      return kind satisfies never;
  }
}

/** A choice more, under a value that no other has. */
export function newChoice(id: string, taken: readonly string[]): { value: string; label: string } {
  for (let number = taken.length + 1; ; number++) {
    const value = `a${number}`;
    if (!taken.includes(value)) return { value, label: `${id}.${value}` };
  }
}

/** A new text in no language yet: Japanese empty, so that it is seen and asked for. */
export function blank(flow: string, key: string): NewStep["texts"] {
  return both(flow, key, "", "", "");
}

/** The way past a question, as it is mostly called. */
export function skipTexts(flow: string, id: string): NewStep["texts"] {
  return both(flow, `${id}.skip`, "言いたくない", "言(い)いたくない", "I would rather not say");
}

function both(flow: string, key: string, ja: string, easy: string, en: string): NewStep["texts"] {
  const full = `${flow}:${key}`;
  return [
    ["ja", full, ja],
    ["ja-easy", full, easy],
    ["en", full, en],
  ];
}

function yesNo(flow: string, id: string): NewStep["texts"] {
  return [...both(flow, `${id}.yes`, "はい", "はい", "Yes"), ...both(flow, `${id}.no`, "いいえ", "いいえ", "No")];
}

function choicesOf(id: string, values: readonly string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: `${id}.${value}` }));
}
