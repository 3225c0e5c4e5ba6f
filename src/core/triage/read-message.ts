import type { About } from "../domain.ts";
import { type Conclusion, conclude, type Tapped } from "./conclude.ts";
import { type CompiledRules, type DangerSign, dangerSigns } from "./danger-signs.ts";
import { type Folded, fold } from "./fold.ts";
import { askModel, type Opinion } from "./model/ask-model.ts";
import { lettersOf } from "./model/grams.ts";
import { type Heard, reasonsFor } from "./model/reasons-for.ts";
import { signalsOf } from "./model/signals.ts";
import type { TriageModel } from "./model/triage-model.ts";
import type { Principle } from "./principles.ts";
import { principlesOf } from "./principles-of.ts";
import { lastRetraction, readStory, type Story } from "./read-story.ts";
import { readRomaji } from "./romaji.ts";
import { SHIPPED_RULES } from "./shipped-rules.ts";
import type { Evidence } from "./understanding.ts";

export type Hints = Tapped & { readonly about?: About };

/** Everything that rules, word lists and the model see in one or more messages. */
export type Reading = {
  readonly messages: readonly Folded[];
  readonly story: Story;
  readonly principles: readonly Principle[];
  readonly conclusion: Conclusion;
  readonly dangers: readonly DangerSign[];
  /** null without a model: then the rules decide alone. */
  readonly opinion: Opinion | null;
  /** The words that weighed most for one answer (head) of the model, as evidence by this name; none without a model. */
  readonly reasons: (head: number, rule: string, spansMax?: number) => Evidence[];
};

/**
 * Reads messages as one story, with a city's danger rules. Linear in their length. A single message is watched for danger first and
 * understood next, so the one that was read last is not read again.
 */
export function readMessages(
  words: readonly string[],
  hints: Hints,
  model: TriageModel | null,
  rules: CompiledRules = SHIPPED_RULES,
): Reading {
  const [text] = words;
  if (words.length !== 1 || text === undefined || hints.topics !== undefined || hints.ageBand !== undefined)
    return read(words, hints, model, rules);
  if (last === null || last.text !== text || last.model !== model || last.rules !== rules)
    last = { text, model, rules, reading: read(words, hints, model, rules) };
  return last.reading;
}

type Last = {
  readonly text: string;
  readonly model: TriageModel | null;
  readonly rules: CompiledRules;
  readonly reading: Reading;
};
let last: Last | null = null;

function read(words: readonly string[], hints: Hints, model: TriageModel | null, rules: CompiledRules): Reading {
  const { messages, said, signals, ...found } = findAll(words, hints, rules);
  // Where nothing was said there is nothing to hear: what was tapped decides alone.
  if (model === null || messages.length === 0) return { messages, ...found, opinion: null, reasons: () => [] };
  const letters = lettersOf(said);
  const opinion = askModel(model, letters, signals(letters));
  let heard: Heard[] | null = null;
  return {
    messages,
    ...found,
    opinion,
    reasons: (head, rule, spansMax) => {
      heard ??= messages.map((folded) => heardAs(folded, said, letters));
      return reasonsFor(opinion, heard, head, rule, spansMax);
    },
  };
}

/** A message for which alone the model was asked is not read twice. */
function heardAs(folded: Folded, said: string, asked: Uint16Array): Heard {
  return { folded, letters: folded.text === said ? asked : lettersOf(folded.text) };
}

/** What a text is to the model, for training it. */
export function inputOf(text: string): { letters: Uint16Array; signals: Int32Array } {
  const { said, signals } = findAll([text], {}, SHIPPED_RULES);
  const letters = lettersOf(said);
  return { letters, signals: signals(letters) };
}

function findAll(words: readonly string[], hints: Hints, rules: CompiledRules) {
  const messages = words.map(fold).filter(({ text }) => text !== "");
  const romaji = messages.map(readRomaji);
  const story = readStory(messages, romaji, hints);
  const principles = principlesOf(story.marks);
  const conclusion = conclude(story, principles, hints);
  const dangers = [...messages, ...romaji].flatMap((folded) => (folded === null ? [] : dangerSigns(folded, rules)));
  const signals = (letters: Uint16Array) => signalsOf({ letters, story, principles, conclusion, dangers });
  return { messages, story, principles, conclusion, dangers, said: joined(messages, romaji), signals };
}

/** All that is said since the last 「…ではなくて」, and its romaji as kana: what the model is asked about. */
function joined(messages: readonly Folded[], romaji: readonly (Folded | null)[]): string {
  if (messages.length === 1 && romaji[0] === null) return messages[0]?.text ?? "";
  const from = messages.length > 1 ? lastRetraction(messages) : 0;
  const said = [...messages.slice(from), ...romaji.slice(from)];
  return said.flatMap((folded) => (folded === null ? [] : folded.text)).join("。");
}
