import { JOINED } from "../casework/redact-opening.ts";
import type { Effect } from "../effect.ts";
import type { Event, EventOf } from "../event.ts";
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
import { replyWaits } from "./on-page.ts";
import { raiseDanger } from "./safety.ts";
import { textBubble, words } from "./text.ts";
import { staffReplied } from "./with-agency.ts";

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

/** `done`: ids of the events with which this is all that there is to do. */
export type LastWords = { effects: Effect[]; done: string[] };

/**
 * What is said and done where a turn cannot be handled: danger is heard in every message, by itself and together with the others, and
 * answered as ever; she is told that the rest was not taken in, and whom she can call; and what staff and she write to each other needs no
 * session. Nothing is said of what is not hers (timers, news of a case).
 */
export function lastWords(script: Script, lost: Lost): LastWords {
  const last = lost.events.at(-1);
  if (last === undefined) return { effects: [], done: [] };
  const told = toldIn(lost);
  const heard = dangerIn(script, told);
  const draft = beginDraft(startOf(script, lost, told, last), heard?.event ?? last);
  const passed = lost.events.filter(isPassedOn).reduce((so, event) => passOn(script, so, event), draft);
  const answered = heard === null ? passed : answer(script, passed, heard);
  const isMissing = lost.events.some((event) => isHers(event, lost.events) && !isPassedOn(event));
  const tells = isMissing && !lost.isToldAlready;
  const said = tells ? withBubbles(answered, ...notTaken(script, draft.session)) : answered;
  return { effects: finishDraft(script, said)[1], done: lost.events.filter(isPassedOn).map(({ id }) => id) };
}

type PassedOn = EventOf<"staff_replied" | "reply_waits" | "wrote_on_page">;

function isPassedOn(event: Event): event is PassedOn {
  return event.type === "staff_replied" || event.type === "reply_waits" || event.type === "wrote_on_page";
}

/** What staff answered goes to her, and what she answered on their page to her case. */
function passOn(script: Script, draft: Draft, event: PassedOn): Draft {
  switch (event.type) {
    case "staff_replied":
      return staffReplied(script, draft, event);
    case "reply_waits":
      return replyWaits(script, draft, event);
    case "wrote_on_page": {
      const { caseId, messageId, text, at } = event;
      return withEffects(draft, { type: "add_message", caseId, messageId, at, text, kind: "text" });
    }
    default:
      return event satisfies never;
  }
}

/** Nothing of the consultation is needed: only the person, her language, and her case where there is one. */
function startOf(
  script: Script,
  { session, conversationId, events }: Lost,
  told: readonly Told[],
  last: Event,
): Session {
  const { revision, city } = script;
  if (session !== null) return { ...restartSession(session, revision, last.id, last.at), securePage: null };
  const fresh = newSession({ city: city.id, conversationId, revision, seed: last.id, at: last.at });
  const written = events.findLast(isPassedOn);
  const known = written === undefined ? null : { ...UNKNOWN_CASE, id: written.caseId };
  return { ...fresh, case: known, language: languageFor(script, fresh.language, joined(told)) };
}

/** A case that staff write in; no more is known of it here. */
const UNKNOWN_CASE = {
  ...{ reason: "handoff" as const, receipt: null, holder: null, answerBy: null },
  ...{ phase: "accepted" as const, acceptedAt: null },
};

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
  const isThere = raised.effects.some(
    (effect) => effect.type === "add_message" && effect.messageId === typed.messageId,
  );
  if (alert === undefined || isThere) return { ...raised, safety };
  return withEffects({ ...raised, safety }, { type: "add_message", caseId: alert.caseId, ...typed, kind: "text" });
}

function notTaken(script: Script, session: Session) {
  const number = receiverOf(script, script.city.lead_department).phone ?? words(script, session, "common:unknown");
  return [
    textBubble(words(script, session, "common:not_taken")),
    textBubble(words(script, session, "common:not_taken_call", { number })),
  ];
}
