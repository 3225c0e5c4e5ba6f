import { JOINED } from "../casework/redact-opening.ts";
import type { Effect } from "../effect.ts";
import type { Event } from "../event.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import type { Danger } from "../triage/understanding.ts";
import { watchDanger } from "../triage/watch-danger.ts";
import { languageFor } from "./begin.ts";
import { receiverOf } from "./cards.ts";
import { beginDraft, type Draft, withBubbles, withEffects } from "./draft.ts";
import { finishDraft } from "./finish-draft.ts";
import { isHers, type Told, toldIn } from "./her-events.ts";
import type { Typed } from "./keep-words.ts";
import { newSession, restartSession } from "./new-session.ts";
import { raiseDanger } from "./safety.ts";
import { textBubble, words } from "./text.ts";

/**
 * Events that could not be handled. `session`: as far as it can be read; it is not changed. `isToldAlready`: she heard of it a moment
 * ago, so that only danger is answered.
 */
export type Lost = {
  conversationId: string;
  session: Session | null;
  events: readonly Event[];
  isToldAlready: boolean;
};

/**
 * What is said and done where a turn cannot be handled: danger is heard in every message, by itself and together with the others, and
 * answered as ever; and she is told that it was not taken in, and whom she can call. Nothing for what is not hers (timers, staff).
 */
export function lastWords(script: Script, lost: Lost): Effect[] {
  const last = lost.events.filter((event) => isHers(event, lost.events)).at(-1);
  if (last === undefined) return [];
  const told = toldIn(lost);
  const heard = dangerIn(script, told);
  const draft = beginDraft(startOf(script, lost, told, last), heard?.event ?? last);
  const answered = heard === null ? draft : answer(script, draft, heard);
  const said = lost.isToldAlready ? answered : withBubbles(answered, ...notTaken(script, draft.session));
  return finishDraft(script, said)[1];
}

/** Nothing of the consultation is needed: only the person, her language, and her case where there is one. */
function startOf(script: Script, { session, conversationId }: Lost, told: readonly Told[], last: Event): Session {
  const { revision, city } = script;
  if (session !== null) return { ...restartSession(session, revision, last.id, last.at), securePage: null };
  const fresh = newSession({ city: city.id, conversationId, revision, seed: last.id, at: last.at });
  return { ...fresh, language: languageFor(script, fresh.language, joined(told)) };
}

type Heard = { danger: Danger; typed: Typed; event: Event };

/** The words that alarm: those of single messages, or all of them where only together they tell it, or tell worse. */
function dangerIn(script: Script, told: readonly Told[]): Heard | null {
  const watch = (text: string) => watchDanger(text, script.triage, script.danger);
  const alarming = told.map((each) => ({ ...each, danger: watch(each.text) })).filter(({ danger }) => danger.tier < 3);
  const worst = alarming.toSorted((a, b) => a.danger.tier - b.danger.tier)[0];
  const whole = joined(told);
  const last = told.at(-1);
  if (whole !== null && last !== undefined && told.length > 1) {
    const danger = watch(whole.text);
    if (danger.tier < (worst?.danger.tier ?? 3)) return { danger, typed: whole, event: last.event };
  }
  const [first] = alarming;
  const typed = joined(alarming);
  if (first === undefined || worst === undefined || typed === null) return null;
  const kinds = [...new Set([worst, ...alarming].flatMap(({ danger }) => danger.kinds))];
  const evidence = alarming.flatMap(({ danger }) => danger.evidence);
  // The first one's case: tried again, the same words open the same.
  return { danger: { tier: worst.danger.tier, kinds, evidence }, typed, event: first.event };
}

function joined(told: readonly Told[]): Typed | null {
  const last = told.at(-1);
  if (last === undefined) return null;
  const messageId = told.map((each) => each.messageId).join(JOINED);
  return { messageId, at: last.at, text: told.map((each) => each.text).join("\n") };
}

/** The question is left out, for nobody could take in the answer; an office that has the case reads the words, which do not come to it otherwise. */
function answer(script: Script, draft: Draft, { danger, typed }: Heard): Draft {
  const raised = raiseDanger(script, draft, danger, { pending: typed, next: null });
  const safety = raised.safety.filter(({ kind }) => kind !== "menu");
  const alert = raised.effects.find((effect) => effect.type === "alert");
  const isPassedOn = raised.effects.some(({ type }) => type === "add_message");
  if (alert === undefined || isPassedOn) return { ...raised, safety };
  return withEffects({ ...raised, safety }, { type: "add_message", caseId: alert.caseId, ...typed, kind: "text" });
}

function notTaken(script: Script, session: Session) {
  const number = receiverOf(script, script.city.lead_department).phone ?? words(script, session, "common:unknown");
  return [
    textBubble(words(script, session, "common:not_taken")),
    textBubble(words(script, session, "common:not_taken_call", { number })),
  ];
}
