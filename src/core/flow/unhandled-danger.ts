import type { Effect } from "../effect.ts";
import type { Event } from "../event.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import type { Danger } from "../triage/understanding.ts";
import { type Draft, withEffects } from "./draft.ts";
import { heardIn } from "./heard-in.ts";
import type { Told } from "./her-events.ts";
import type { Typed } from "./keep-words.ts";
import { whereRead } from "./on-page.ts";
import { raiseDanger } from "./safety.ts";

/** Danger in events that could not be handled, the words that staff are to read, and the event that raises it. */
export type Heard = { danger: Danger; words: readonly Typed[]; event: Event };

/**
 * Danger where it is read: what she wrote on the page of an older case alarms the office that reads it there, and nobody else is given these
 * words; what she said in LINE alarms as ever. Where nothing alarms but all of it together, that. The worst comes first.
 */
export function dangersIn(
  script: Script,
  session: Session,
  lost: { told: readonly Told[]; beside: readonly Told[] },
): Heard[] {
  const placeOf = ({ event }: Told) => (event.type === "wrote_on_page" ? whereRead(session, event) : null);
  const places = new Set(lost.told.map(placeOf));
  const heard = [...places].flatMap((place) => {
    const isThere = (each: Told) => placeOf(each) === place;
    return dangerIn(script, session, { told: lost.told.filter(isThere), beside: lost.beside.filter(isThere) }) ?? [];
  });
  if (heard.length > 0) return heard.toSorted((a, b) => a.danger.tier - b.danger.tier);
  const whole = dangerIn(script, session, lost);
  if (whole === null) return [];
  // Told in several places, it is read where she speaks to the city.
  const inLine = lost.told.findLast((each) => placeOf(each) === null)?.event ?? whole.event;
  return [{ ...whole, event: inLine }];
}

/** Answers the worst of them, and alarms about each where it is read. */
export function alarmAll(script: Script, draft: Draft, heard: readonly Heard[], isBlind: boolean): Draft {
  const answers = heard.map((each) => ({
    each,
    answer: alarm(script, { ...draft, event: each.event }, each, isBlind),
  }));
  const [worst] = answers;
  if (worst === undefined) return draft;
  // A case may be opened where she said it in LINE, and her talk knows of it then.
  const main = answers.find(({ each }) => each.event.type !== "wrote_on_page") ?? worst;
  const effects = answers.flatMap(({ answer }) => answer.effects.slice(draft.effects.length));
  return { ...main.answer, safety: worst.answer.safety, effects: [...draft.effects, ...effects] };
}

/**
 * The words that alarm: those of single messages, or all of them where only together they tell it, or tell worse; together also with
 * what was told beside them, which alarms by itself where it can.
 */
function dangerIn(
  script: Script,
  session: Session,
  { told, beside }: { told: readonly Told[]; beside: readonly Told[] },
): Heard | null {
  const watch = (each: Told) => ({ ...each, danger: heardIn(script, session, each.text) });
  const [ours, others] = [told.map(watch), beside.map(watch)];
  const whole = together(script, session, ours, others);
  if (whole !== null) return whole;
  const alarming = ours.filter(({ danger }) => danger.tier < 3);
  const [first] = alarming;
  const worst = alarming.toSorted((a, b) => a.danger.tier - b.danger.tier)[0];
  if (first === undefined || worst === undefined) return null;
  const kinds = [...new Set([worst, ...alarming].flatMap(({ danger }) => danger.kinds))];
  const words = alarming.filter(({ isTakenBack }) => !isTakenBack);
  // Evidence quotes: of what she took back nobody reads even that.
  const evidence = words.flatMap(({ danger }) => danger.evidence);
  // The first one's case: tried again, the same words open the same.
  return { danger: { tier: worst.danger.tier, kinds, evidence }, words: words.map(asTyped), event: first.event };
}

type Watched = Told & { danger: Danger };

function together(
  script: Script,
  session: Session,
  ours: readonly Watched[],
  others: readonly Watched[],
): Heard | null {
  const all = [...ours, ...others].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const whole = all.filter(({ isTakenBack }) => !isTakenBack);
  const left = ours.filter(({ isTakenBack }) => !isTakenBack);
  // Handled one by one, all of them, nobody heard what they say together.
  const words = left.length > 0 ? left : whole;
  const last = words.at(-1);
  if (last === undefined || whole.length < 2) return null;
  const danger = heardIn(script, session, whole.map(({ text }) => text).join("\n"));
  const alone = Math.min(3, ...all.map((each) => each.danger.tier));
  return danger.tier < alone ? { danger, words: words.map(asTyped), event: last.event } : null;
}

function asTyped({ messageId, text, at }: Told): Typed {
  return { messageId, text, at };
}

/**
 * Answers it as ever and alarms staff, but asks nothing: nobody could take in the answer. `isBlind`: the session is not known, and she may have a
 * case already.
 */
function alarm(script: Script, draft: Draft, { danger, words, event }: Heard, isBlind: boolean): Draft {
  const before = draft.effects;
  const readIn = event.type === "wrote_on_page" ? whereRead(draft.session, event) : null;
  const saidIn = readIn === null ? null : { caseId: readIn };
  const raised = raiseDanger(script, draft, danger, { pending: null, next: null }, saidIn);
  const told = raised.effects.slice(before.length).flatMap((effect) => withWords(before, effect, words, isBlind));
  const safety = raised.safety.filter(({ kind }) => kind !== "menu");
  return withEffects({ ...raised, safety, effects: before }, ...told);
}

/** Each message by itself, so that what she takes back later is found; but what is on its way already (`before`) only once. */
function withWords(
  before: readonly Effect[],
  effect: Effect,
  words: readonly Typed[],
  isBlind: boolean,
): readonly Effect[] {
  if (effect.type === "open_case") {
    const opening = { ...effect.opening, words: words.map((each) => ({ ...each, step: null })) };
    return [isBlind ? { ...effect, opening, joins: true as const } : { ...effect, opening }];
  }
  if (effect.type !== "alert") return [effect];
  const { caseId } = effect;
  const isThere = ({ messageId }: Typed) =>
    before.some((each) => each.type === "add_message" && each.caseId === caseId && each.messageId === messageId);
  const missing = words.filter((each) => !isThere(each));
  const about = words.length === 0 ? {} : { about: words.map(({ messageId }) => messageId) };
  const messages = missing.map((each) => ({ type: "add_message" as const, caseId, ...each, kind: "text" as const }));
  return [{ ...effect, ...about }, ...messages];
}
