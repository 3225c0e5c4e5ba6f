import { isMediaKind } from "../casework/attachment.ts";
import type { EventOf } from "../event.ts";
import type { Script } from "../script.ts";
import type { KnownCase, Session } from "../session.ts";
import { type Draft, withBubbles, withEffects, withSession } from "./draft.ts";
import { restartSession } from "./new-session.ts";
import { commandActions, putQuestion } from "./question.ts";
import { textBubble, words } from "./text.ts";
import { walk } from "./walk.ts";

/** An hour: how long one "passed on" stands for the lines that follow. */
const ACK_QUIET_MS = 3_600_000;

/** Whether what is said now belongs to the case: handed over, or taken up by a person. */
export function inAgencysHands(session: Session): boolean {
  const phase = session.case?.phase;
  return (
    phase === "accepted" ||
    ((phase === "offered" || phase === "opening") && session.phase !== "asking" && session.phase !== "new")
  );
}

/** What is said after the handoff goes to the case. Until a person takes it, we say once that it was passed on. */
export function tellAgency(
  script: Script,
  draft: Draft,
  message: {
    messageId: string;
    text: string | null;
    kind: "text" | "sticker" | "image" | "audio" | "video" | "file" | "place" | "other";
  },
): Draft {
  const { session, event } = draft;
  const known = session.case;
  if (known === null) return draft;
  const told = withEffects(draft, { type: "add_message", caseId: known.id, at: event.at, ...message });
  if (isMediaKind(message.kind) || message.kind === "other") {
    const taken = message.kind !== "other" && (session.consent?.scope ?? "none") !== "none";
    const key = taken ? "common:media_to_agency" : "common:media_not_taken";
    return withBubbles(told, textBubble(words(script, session, key)));
  }
  if (known.phase === "accepted" || isRecent(session.lastAckAt, event.at)) return told;
  const acked = withSession(told, { lastAckAt: event.at });
  return withBubbles(acked, textBubble(words(script, session, "common:passed_on")));
}

function isRecent(last: string | null, now: string): boolean {
  return last !== null && Date.parse(now) - Date.parse(last) < ACK_QUIET_MS;
}

/** The record has the case. After a handoff the flow goes on; a case raised for danger changes nothing in the talk. */
export function caseOpened(script: Script, draft: Draft, event: EventOf<"case_opened">): Draft {
  const known = herCase(draft.session, event.caseId, event.reason);
  if (known === null) return draft;
  const phase = known.phase === "opening" ? "offered" : known.phase;
  const { receipt, holder, answerBy } = event;
  const opened = withSession(draft, {
    ...handedIf(draft.session, known),
    case: { ...known, receipt, holder, answerBy, phase },
  });
  const { place } = draft.session;
  const step = place === null ? undefined : script.flows[place.flow]?.steps[place.step];
  if (draft.session.phase !== "opening" || place === null || step?.type !== "handoff") return opened;
  return walk(
    script,
    withSession(opened, { case: { ...known, reason: "handoff", receipt, holder, answerBy, phase } }),
    place.flow,
    step.next,
  );
}

/** The record is away: the case is safe in the ledger, and the resident is not left waiting without a word. */
export function caseDelayed(script: Script, draft: Draft, event: EventOf<"case_delayed">): Draft {
  const known = sameCase(draft.session, event.caseId);
  if (known === null || known.receipt !== null || draft.session.phase !== "opening") return draft;
  return withBubbles(draft, textBubble(words(script, draft.session, "common:case_delayed")));
}

/** A person took it: from now on she answers, and the bot is silent but for danger. */
export function caseAccepted(script: Script, draft: Draft, event: EventOf<"case_accepted">): Draft {
  const known = herCase(draft.session, event.caseId);
  if (known === null) return draft;
  const { holder, at } = event;
  const answerBy = event.contactBy ?? known.answerBy;
  const taken: KnownCase = { ...known, phase: "accepted", holder, answerBy, acceptedAt: at };
  const next = withSession(draft, { case: taken, phase: "handed", place: null, aside: null });
  const key = event.contactBy === undefined ? "common:case_accepted" : "common:case_accepted_by";
  return withBubbles(next, textBubble(words(script, next.session, key)));
}

export function casePassed(script: Script, draft: Draft, event: EventOf<"case_passed">): Draft {
  const known = herCase(draft.session, event.caseId);
  if (known === null) return draft;
  const passed = withSession(draft, {
    ...handedIf(draft.session, known),
    case: { ...known, phase: "offered", holder: event.holder, acceptedAt: null },
  });
  const said = withBubbles(
    passed,
    textBubble(words(script, passed.session, event.climbed ? "common:case_climbed" : "common:case_passed")),
  );
  // A case raised for danger may be passed on in the middle of the talk, which then simply goes on.
  if (draft.session.phase === "asking" && draft.session.aside === null) return putQuestion(script, said);
  if (draft.session.phase !== "handed") return said;
  return withSession(said, { phase: "handed", place: null });
}

/** After closing the bot is back; of the consultation nothing is kept but that there was a case, and neither is its danger. */
export function caseClosed(script: Script, draft: Draft, event: EventOf<"case_closed">): Draft {
  const known = sameCase(draft.session, event.caseId);
  if (known === null) return draft;
  const blank = restartSession(draft.session, script.revision, event.id, event.at);
  const next = withSession(draft, { ...blank, case: { ...known, phase: "closed" }, phase: "ended" });
  const said = withBubbles(next, textBubble(words(script, next.session, "common:case_closed")));
  return { ...said, quick: commandActions(script, next.session) };
}

/** Taken up once more by the office: the bot steps back again. Of another consultation begun since, the office hears from now on. */
export function caseReopened(script: Script, draft: Draft, event: EventOf<"case_reopened">): Draft {
  const known = herCase(draft.session, event.caseId);
  if (known === null) return draft;
  const { holder, at, accepted, contactBy } = event;
  const phase = accepted ? ("accepted" as const) : ("offered" as const);
  const again = { ...known, phase, holder, answerBy: contactBy, acceptedAt: accepted ? at : null };
  const next = withSession(draft, { case: again, phase: "handed", place: null, aside: null });
  return withBubbles(next, textBubble(words(script, next.session, "common:case_reopened")));
}

/** A member of staff answers: in her own words, under her office's name, in a lane before the bot's. */
export function staffReplied(script: Script, draft: Draft, event: EventOf<"staff_replied">): Draft {
  const text = words(script, draft.session, "common:staff_says", { from: event.holder.name, said: event.text });
  return withEffects(spokenTo(draft, event), {
    type: "say",
    lane: "staff",
    bubbles: [textBubble(text)],
    quick: [],
    repeatable: false,
    staffMessageId: event.messageId,
  });
}

/** Somebody of the office that has the case has spoken to her: what she says next answers them. */
export function spokenTo(draft: Draft, event: CaseNews): Draft {
  const heard = draft.session.aside?.kind === "contact" ? withSession(draft, { aside: null }) : draft;
  return withHerCase(heard, event);
}

/** `isOver`: the case is closed. */
type CaseNews = { caseId: string; at: string; isOver?: true | undefined };

/** Staff and she write to each other in this case: then it is hers, whatever the session knows of it. A talk under way is not broken off. */
export function withHerCase(draft: Draft, { caseId, at, isOver }: CaseNews): Draft {
  const { session } = draft;
  if (isOver === true || session.case?.id === caseId) return draft;
  if (session.phase !== "new" && session.phase !== "ended") return draft;
  const known = herCase(session, caseId);
  return known === null ? draft : withSession(draft, { case: { ...known, phase: "accepted", acceptedAt: at } });
}

/**
 * The case as this session knows it; null where she has another one that is open. One of which it knows nothing was opened where the session
 * could not be kept, or has outlived it: it is hers all the same.
 */
function herCase(session: Session, caseId: string, reason: KnownCase["reason"] = "handoff"): KnownCase | null {
  const known = session.case;
  if (known !== null && (known.id === caseId || known.phase !== "closed")) return sameCase(session, caseId);
  return { id: caseId, reason, receipt: null, holder: null, answerBy: null, phase: "opening", acceptedAt: null };
}

/** One that was handed over is hers to go on with: a second consultation would end in the same case, which has its story already. */
function handedIf({ case: before, phase }: Session, known: KnownCase): Partial<Session> {
  const isNews = before?.id !== known.id && known.reason === "handoff";
  return isNews && (phase === "new" || phase === "ended") ? { phase: "handed", place: null } : {};
}

function sameCase(session: Session, caseId: string): KnownCase | null {
  return session.case?.id === caseId ? session.case : null;
}
