import type { Effect } from "../effect.ts";
import type { Event } from "../event.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { languageFor } from "./begin.ts";
import { receiverOf } from "./cards.ts";
import { beginDraft, withBubbles, withSession } from "./draft.ts";
import { finishDraft } from "./finish-draft.ts";
import { isHers, type Told, takenBack, toldIn } from "./her-events.ts";
import { newSession, restartSession } from "./new-session.ts";
import { passOn } from "./pass-on-unhandled.ts";
import { textBubble, words } from "./text.ts";
import { alarmAll, dangersIn } from "./unhandled-danger.ts";

/**
 * Events that could not be handled; none where each could be by itself, though not together. `session`: null before the first turn, or
 * where it cannot be read (`isBlind`). `beside`: what else happened at that time, and was handled or waits to be.
 * `isToldAlready`: she heard of it a moment ago, so that only danger is answered.
 */
export type Lost = {
  conversationId: string;
  session: Session | null;
  isBlind: boolean;
  events: readonly Event[];
  beside: readonly Event[];
  isToldAlready: boolean;
};

/**
 * `done`: ids of the events with which this is all that there is to do. `change`: what must be kept of it in the session, be it the one
 * given or a new one; null: nothing. `isTold`: she is told that something was not taken in.
 */
export type LastWords = { effects: Effect[]; done: string[]; change: Partial<Session> | null; isTold: boolean };

/**
 * What is said and done where a turn cannot be handled: danger is heard in every message, by itself and together with the others, and
 * answered as ever; so is her answer to the question of danger; what she takes back is taken back; what is for the office that has her case
 * goes there, and what staff write comes to her. She is told that the rest was not taken in, and whom she can call. Nothing is said of what is
 * not hers (timers, news of a case).
 */
export function lastWords(script: Script, lost: Lost): LastWords {
  const { session, events, beside } = lost;
  const last = events.at(-1) ?? beside.at(-1);
  if (last === undefined) return { effects: [], done: [], change: null, isTold: false };
  const gone = takenBack([...events, ...beside]);
  // Of what was taken back long before it came nobody hears, as ever; of the rest that there was danger, but not her words.
  const late = new Set((session?.unsent ?? []).filter((id) => !gone.has(id)));
  const heardOf = (of: readonly Event[]) => toldIn(of, gone).filter(({ messageId }) => !late.has(messageId));
  const told = heardOf(events);
  const start = startOf(script, lost, told, last);
  const isGone = (event: Event) =>
    event.type !== "unsent" && "messageId" in event && (gone.has(event.messageId) || late.has(event.messageId));
  const passed = passOn(script, beginDraft(start, last), { session, events, isGone });
  const heard = dangersIn(script, session ?? start, { told, beside: heardOf(beside) });
  const quiet = withSession(passed.draft, { aside: null });
  const answered = alarmAll(script, quiet, heard, lost.isBlind);
  const isMissing = events.some((event) => isHers(event, [...events, ...beside]) && !passed.done.includes(event.id));
  const isTold = isMissing && !lost.isToldAlready;
  const alarmFirst = { ...answered, effects: answered.effects.toSorted((a, b) => rankOf(a) - rankOf(b)) };
  const said = isTold ? withBubbles(alarmFirst, ...notTaken(script, answered.session)) : alarmFirst;
  const effects = finishDraft(script, said)[1];
  const change = changeOf(session, start, { ...answered.session, aside: passed.draft.session.aside });
  return { effects, done: passed.done, change, isTold };
}

/** Whatever else is on its way to the record, it waits for the alarm. */
function rankOf({ type }: Effect): number {
  return type === "open_case" ? 0 : type === "alert" ? 1 : 2;
}

/** Of the consultation only what must not be forgotten: the person, her language, her case, and what danger there was. */
function startOf(script: Script, lost: Lost, told: readonly Told[], last: Event): Session {
  const { revision, city } = script;
  const { session, conversationId } = lost;
  if (session !== null) {
    const { danger, words, shown, understanding, aside } = session;
    const fresh = restartSession(session, revision, last.id, last.at);
    return { ...fresh, danger, words, shown, understanding, aside, securePage: null };
  }
  const fresh = newSession({ city: city.id, conversationId, revision, seed: last.id, at: last.at });
  const text = told.map((each) => each.text).join("\n");
  const typed = told.length === 0 ? null : { messageId: "", at: last.at, text };
  return { ...fresh, language: languageFor(script, fresh.language, typed) };
}

function changeOf(session: Session | null, before: Session, after: Session): Partial<Session> | null {
  const change: Partial<Session> = {
    ...(after.case === before.case ? {} : { case: after.case }),
    ...(after.danger === before.danger ? {} : { danger: after.danger }),
    ...(after.aside === before.aside ? {} : { aside: after.aside }),
    ...(after.lastAckAt === before.lastAckAt ? {} : { lastAckAt: after.lastAckAt }),
    ...(after.unsent === before.unsent
      ? {}
      : { unsent: after.unsent, words: after.words, shown: after.shown, understanding: after.understanding }),
  };
  if (Object.keys(change).length === 0) return null;
  return session === null ? { ...change, language: after.language } : change;
}

function notTaken(script: Script, session: Session) {
  const number = receiverOf(script, script.city.lead_department).phone ?? words(script, session, "common:unknown");
  return [
    textBubble(words(script, session, "common:not_taken")),
    textBubble(words(script, session, "common:not_taken_call", { number })),
  ];
}
