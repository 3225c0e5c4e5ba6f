import { normalise } from "../normalise.ts";
import type { Script } from "../script.ts";
import type { Place } from "../session.ts";
import { shortId } from "../short-id.ts";
import { answerArea } from "./answer-area.ts";
import { type Draft, withSession, withTrace } from "./draft.ts";
import type { Ask, StepOf } from "./flow.ts";
import { addWords, keepWords, type Typed } from "./keep-words.ts";
import { areaAnswer } from "./known.ts";
import { notUnderstood } from "./not-understood.ts";
import { AREA, chosenSoFar, DONE, type Option, optionsOf, SKIP } from "./options.ts";
import { putQuestion, type Question, questionAt } from "./question.ts";
import { readExact, readLoosely, readSeveral, withoutName } from "./read-choice.ts";
import { raiseDanger } from "./safety.ts";
import { goOn, saveAnswer } from "./save-answer.ts";
import { tellIfDanger } from "./tell-case.ts";
import { isSentence, namesTrouble, tellsStory, tellsTrouble } from "./tells-story.ts";
import { flowKey, words } from "./text.ts";
import { marked } from "./trail.ts";
import { wayOf } from "./way-of.ts";
import { withAnswer, withSource } from "./with-answer.ts";

/** Takes a typed text as the answer to the present question. */
export function answerTyped(script: Script, draft: Draft, typed: Typed): Draft {
  const question = questionAt(script, draft.session);
  if (question === null) return draft;
  const { place, step } = question;
  if (step.type === "consent") return answerConsent(script, draft, question, typed);
  switch (step.answer) {
    case "choice":
    case "one_of":
      return answerByOption(script, draft, question, typed, "typed");
    case "choices":
      return answerSeveral(script, draft, question, step, typed);
    case "text":
      return answerText(script, draft, place, step, typed);
    case "area": {
      const option = readExact(optionsOf(script, draft.session, place.flow, step), typed.text);
      if (option !== null) return choose(script, draft, question, option, "typed");
      return answerArea(script, draft, { place, step }, typed);
    }
    case "number":
      return answerNumber(script, draft, place, step, typed);
    default:
      return step satisfies never;
  }
}

/** Takes a tap on one of the present question's buttons. null when its value is not on offer (any more). */
export function answerTapped(script: Script, draft: Draft, value: string): Draft | null {
  const question = questionAt(script, draft.session);
  if (question === null) return null;
  const { place, step } = question;
  const option = optionsOf(script, draft.session, place.flow, step).find((each) => each.value === value);
  return option === undefined ? null : choose(script, draft, question, option, "tapped");
}

/** A place shared from the phone's map, when an area was asked for. */
export function answerPlace(script: Script, draft: Draft, address: string | null, messageId: string): Draft {
  return answerTyped(script, draft, { messageId, text: address ?? "", at: draft.event.at });
}

type Asked = { place: Place; step: Question };

function answerByOption(script: Script, draft: Draft, asked: Asked, typed: Typed, how: "typed"): Draft {
  const options = optionsOf(script, draft.session, asked.place.flow, asked.step);
  const option = readLoosely(options, typed.text);
  if (option === null) return notUnderstood(script, draft, typed);
  return choose(script, withRest(script, draft, option, typed), asked, option, how);
}

/** Consent is given in so many words or not at all: a near miss is asked again. */
function answerConsent(script: Script, draft: Draft, asked: Asked, typed: Typed): Draft {
  const option = readExact(optionsOf(script, draft.session, asked.place.flow, asked.step), typed.text);
  return option === null ? notUnderstood(script, draft, typed) : choose(script, draft, asked, option, "typed");
}

function answerSeveral(
  script: Script,
  draft: Draft,
  asked: Asked,
  step: Extract<Ask, { answer: "choices" }>,
  typed: Typed,
): Draft {
  const options = optionsOf(script, draft.session, asked.place.flow, step);
  const exact = readExact(options, typed.text);
  if (exact !== null) return choose(script, draft, asked, exact, "typed");
  const several = readSeveral(options, typed.text)?.filter((option) => !option.value.startsWith("!")) ?? [];
  if (several.length > 0) return chooseSeveral(script, draft, asked.place, step, several);
  // 「介護でつかれました」 names a topic, but it is a story: her own words are kept.
  const option = step.or_text !== undefined && tellsStory(script, typed.text) ? null : readLoosely(options, typed.text);
  if (option !== null) return choose(script, withRest(script, draft, option, typed), asked, option, "typed");
  if (step.or_text === undefined || typed.text.trim().length < 2) return notUnderstood(script, draft, typed);
  const heard = tellsStory(script, typed.text) ? draft : tellIfDanger(draft, typed);
  return saveWords(script, heard, asked.place, step.or_text, typed);
}

/** 「母の介護でつかれました」 chooses 「家族」, and tells more than that: her own words are kept. 「母のことです」 does not. */
function withRest(script: Script, draft: Draft, option: Option, typed: Typed): Draft {
  const rest = withoutName(option, typed.text);
  if (!tellsTrouble(script, rest)) return draft;
  return namesTrouble(script, rest) ? keepWords(script, draft, typed) : addWords(draft, typed);
}

/** 「1、3」: all of them at once, the first one named counting first; the worst danger among them is answered. */
function chooseSeveral(script: Script, draft: Draft, place: Place, step: Ask, several: readonly Option[]): Draft {
  const chosen = [...chosenSoFar(draft.session, step), ...several.map((option) => option.value)];
  const told = several.reduce((so, { value }) => withTrace(so, { ...place, by: "choice", value }), draft);
  const saved = withSession(withAnswer(marked(told, place), step.save, chosen), { misses: 0 });
  const dangers = several.flatMap((option) => option.danger ?? []).toSorted((a, b) => a.tier - b.tier);
  const worst = dangers[0];
  const raised = worst === undefined ? saved : raiseDanger(script, saved, worst, { pending: null, next: null });
  return raised.session.aside === null ? putQuestion(script, raised) : raised;
}

function choose(script: Script, before: Draft, asked: Asked, option: Option, how: "tapped" | "typed"): Draft {
  const { place, step } = asked;
  const draft = withTrace(before, { ...place, ...wayOf(step, option.value) });
  if (step.type === "consent") return consented(script, draft, place, step, option, how);
  if (option.value === SKIP) return goOn(script, marked(draft, place), place, option.next);
  if (option.value === DONE) return goOn(script, draft, place, option.next);
  if (step.answer === "area") {
    const answer = areaAnswer(option.value.slice(AREA.length), option.label);
    return saveAnswer(script, draft, place, step, answer, option.next);
  }
  const several = step.answer === "choices";
  const value = several ? [...chosenSoFar(draft.session, step), option.value] : option.value;
  const all = several && Array.isArray(value) && value.length === step.choices.filter((choice) => !choice.alone).length;
  const complete = !several || option.alone || all;
  const saved = withSession(withAnswer(marked(draft, place), step.save, value), { misses: 0 });
  const next = complete ? { flow: place.flow, step: option.next } : null;
  const raised = option.danger === null ? saved : raiseDanger(script, saved, option.danger, { pending: null, next });
  if (raised.session.aside !== null) return raised;
  return next === null ? putQuestion(script, raised) : goOn(script, raised, place, next.step);
}

/** Consent is a receipt: the wording as it was shown, the offices by name, when and how. */
function consented(
  script: Script,
  draft: Draft,
  place: Place,
  step: StepOf<"consent">,
  option: Option,
  how: "tapped" | "typed",
): Draft {
  const scope = option.value === "share" || option.value === "city_only" ? option.value : "none";
  const { session } = draft;
  const key = flowKey(place.flow, step.text);
  const offices = scope === "share" && session.route !== null ? [session.route.lead, ...session.route.with] : [];
  const consent = {
    scope,
    offices: offices.map(({ id, name }) => ({ id, name })),
    wording: `${key}#${shortId(words(script, session, key))}`,
    language: session.language,
    at: draft.event.at,
    how,
  } as const;
  return goOn(script, withSession(marked(draft, place), { consent }), place, option.next);
}

function answerText(
  script: Script,
  draft: Draft,
  place: Place,
  step: Extract<Ask, { answer: "text" }>,
  typed: Typed,
): Draft {
  const skip = optionsOf(script, draft.session, place.flow, step).find((option) => option.value === SKIP);
  if (skip !== undefined && readExact([skip], typed.text) !== null)
    return choose(script, draft, { place, step }, skip, "typed");
  return step.story ? saveWords(script, draft, place, step, typed) : answerShortly(script, draft, place, step, typed);
}

/**
 * A name or a number to call. A story that arrives here is kept and is no name: the question is put again, once. What is too long, or a
 * sentence, is kept whole beside it.
 */
function answerShortly(
  script: Script,
  draft: Draft,
  place: Place,
  step: Extract<Ask, { answer: "text" }>,
  typed: Typed,
): Draft {
  const text = typed.text.slice(0, step.max);
  const told = tellsTrouble(script, typed.text);
  if (told && draft.session.misses === 0 && !PHONE.test(normalise(text)))
    return notUnderstood(script, withSession(draft, { misses: 1 }), typed);
  const kept = told || text !== typed.text || isSentence(text) ? keepWords(script, draft, typed) : draft;
  return saveAnswer(script, withSource(kept, step.save, typed.messageId), place, step, text, step.next);
}

/** Nine digits or more, as they are grouped. */
const PHONE = /(?:\d[-\s()]?){9}/;

function answerNumber(
  script: Script,
  draft: Draft,
  place: Place,
  step: Extract<Ask, { answer: "number" }>,
  typed: Typed,
): Draft {
  const digits = /\d+/.exec(normalise(typed.text));
  const number = digits === null ? Number.NaN : Number(digits[0]);
  if (!(step.min <= number && number <= step.max)) return notUnderstood(script, draft, typed);
  const told = tellsTrouble(script, typed.text) ? keepWords(script, draft, typed) : draft;
  return saveAnswer(script, withSource(told, step.save, typed.messageId), place, step, number, step.next);
}

function saveWords(
  script: Script,
  draft: Draft,
  place: Place,
  to: { save: string; next: string },
  typed: Typed,
): Draft {
  const before = marked(withTrace(draft, { ...place, by: "own_words", value: null }), place);
  const step = `${place.flow}.${place.step}`;
  const told = [...draft.session.words, { messageId: typed.messageId, at: typed.at, text: typed.text, step }];
  const sourced = withSource(withSession(before, { words: told }), to.save, typed.messageId);
  return goOn(script, withAnswer(sourced, to.save, typed.text), place, to.next);
}
