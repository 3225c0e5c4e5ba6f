import { type Button, decodeButton } from "../button.ts";
import { ATTACHMENTS_MAX, isMediaKind } from "../casework/attachment.ts";
import type { Effect } from "../effect.ts";
import type { Event, EventOf } from "../event.ts";
import { guessLanguage } from "../language.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { understand } from "../triage/understand.ts";
import { answerPlace, answerTapped, answerTyped } from "./answer.ts";
import { answerAside, putPresent, readAside } from "./asides.ts";
import { begin } from "./begin.ts";
import { isCommand, obey, readCommand } from "./commands.ts";
import { answerContact, contactAsked, contactRenewed, readContactButton } from "./contact.ts";
import { beginDraft, type Draft, type Trace, withBubbles, withEffects, withSession } from "./draft.ts";
import { finishDraft } from "./finish-draft.ts";
import { heardIn } from "./heard-in.ts";
import { afterDoubt, askAfterDoubt, replyInDoubt, surelyAnswers } from "./in-doubt.ts";
import { keepWords, type Typed } from "./keep-words.ts";
import { OFFERED } from "./not-understood.ts";
import { replyWaits, wroteOnPage } from "./on-page.ts";
import { optionsOf } from "./options.ts";
import { overheard } from "./overheard.ts";
import { pageLeft, pageLinkAsked, pageOpened } from "./page-link.ts";
import { commandActions, questionAt } from "./question.ts";
import { readExact } from "./read-choice.ts";
import { raiseDanger } from "./safety.ts";
import { saysYes } from "./says-yes.ts";
import { settleAside } from "./settle-aside.ts";
import { takeBack } from "./take-back.ts";
import { textBubble, words } from "./text.ts";
import {
  caseAccepted,
  caseClosed,
  caseDelayed,
  caseOpened,
  casePassed,
  caseReopened,
  inAgencysHands,
  staffReplied,
  tellAgency,
} from "./with-agency.ts";

/**
 * The one pure step: state + what happened → new state + what must be done. No I/O, clock or dice; the same arguments give
 * the same result, so a turn that crashed can simply be taken again.
 */
export function transition(script: Script, session: Session, event: Event): [Session, Effect[]] {
  return finishDraft(script, decide(script, beginDraft(session, event)));
}

/** The same step with the way it took: which steps, which conditions. For the studio, where "why did it go there" is asked. */
export function explain(
  script: Script,
  session: Session,
  event: Event,
): { session: Session; effects: Effect[]; trace: readonly Trace[] } {
  const draft = decide(script, beginDraft(session, event));
  const [next, effects] = finishDraft(script, draft);
  return { session: next, effects, trace: draft.trace };
}

function decide(script: Script, draft: Draft): Draft {
  return afterDoubt(script, draft, (before) => react(script, before));
}

function react(script: Script, draft: Draft): Draft {
  const { event } = draft;
  switch (event.type) {
    case "followed":
      return followed(script, draft, event);
    case "unfollowed":
      return unfollowed(draft, event);
    case "profile_known":
      return profileKnown(script, draft, event);
    case "said":
      return hear(script, draft, { messageId: event.messageId, text: event.text, at: event.at });
    case "tapped":
      return tapped(script, draft, event);
    case "located":
      return located(script, draft, event);
    case "showed":
      return showed(script, draft, event);
    case "unsent":
      return takeBack(script, draft, event.messageId);
    case "case_opened":
      return caseOpened(script, draft, event);
    case "case_delayed":
      return caseDelayed(script, draft, event);
    case "case_accepted":
      return caseAccepted(script, draft, event);
    case "case_passed":
      return casePassed(script, draft, event);
    case "case_closed":
      return caseClosed(script, draft, event);
    case "case_reopened":
      return caseReopened(script, draft, event);
    case "contact_asked":
      return contactAsked(script, draft, event);
    case "contact_renewed":
      return contactRenewed(script, draft, event);
    case "staff_replied":
      return staffReplied(script, draft, event);
    case "reply_waits":
      return replyWaits(script, draft, event);
    case "wrote_on_page":
      return wroteOnPage(script, draft, event);
    case "page_opened":
      return pageOpened(draft, event);
    case "page_left":
      return pageLeft(draft, event);
    case "page_link_asked":
      return pageLinkAsked(script, draft, event);
    case "reply_in_doubt":
      return replyInDoubt(draft, event.eventId);
    case "overheard":
      return overheard(script, draft, event);
    case "timer":
      return draft;
    default:
      return event satisfies never;
  }
}

/** A new friend: ask LINE for her language first, and greet in it. */
function followed(script: Script, draft: Draft, event: EventOf<"followed">): Draft {
  if (cameLate(draft, event)) return draft;
  const { session } = draft;
  const back = reachedAgain(withSession(draft, { friendAt: event.at }), event.at);
  const open = session.case;
  if (open !== null && open.phase !== "closed")
    return withBubbles(back, textBubble(words(script, session, "common:welcome_back_case")));
  if (session.phase === "new") return withEffects(back, { type: "fetch_profile" });
  const greeted = withBubbles(back, textBubble(words(script, session, "common:welcome_back")));
  return session.phase === "asking"
    ? putPresent(script, greeted)
    : { ...greeted, quick: commandActions(script, session) };
}

/** Blocked: pushes would go nowhere, and staff must know that LINE no longer reaches her. */
function unfollowed(draft: Draft, event: EventOf<"unfollowed">): Draft {
  if (cameLate(draft, event)) return draft;
  const gone = withSession(draft, { reachable: false, friendAt: event.at });
  const open = draft.session.case;
  if (open === null || open.phase === "closed") return gone;
  return withEffects(gone, { type: "note", caseId: open.id, at: event.at, what: "line_blocked" });
}

/** A 「ブロック」 that LINE sends again after its 「解除」 is no new one. */
function cameLate({ session }: Draft, { at }: { at: string }): boolean {
  return session.friendAt !== null && Date.parse(at) < Date.parse(session.friendAt);
}

/** LINE reaches her; whoever has her case is told so. */
function reachedAgain(draft: Draft, at: string): Draft {
  const back = withSession(draft, { reachable: true });
  const open = draft.session.case;
  if (open === null || open.phase === "closed") return back;
  return withEffects(back, { type: "note", caseId: open.id, at, what: "line_unblocked" });
}

function profileKnown(script: Script, draft: Draft, event: EventOf<"profile_known">): Draft {
  const { session } = draft;
  if (session.phase !== "new") return draft;
  const language = session.languageChosen ? session.language : guessLanguage(event.language);
  const known = withSession(draft, { language });
  // She wrote before we knew: the talk begins when what she is asked now is answered.
  return session.aside === null ? begin(script, known, null) : known;
}

/**
 * Every message passes the watch for danger first, whatever it answers and whoever has the case. Only the words of our own
 * button are not the resident's: there the button says itself what danger it means.
 */
function hear(script: Script, draft: Draft, typed: Typed): Draft {
  // Taken back before it arrived: events may come in any order.
  if (draft.session.unsent.includes(typed.messageId)) return draft;
  const doubtful = draft.session.inDoubt && !surelyAnswers(script, draft.session, typed.text);
  if (!doubtful && namesOption(script, draft.session, typed.text)) return answerTyped(script, draft, typed);
  const danger = heardIn(script, draft.session, typed.text);
  const watched = danger.tier === 3 ? draft : raiseDanger(script, draft, danger, { pending: typed, next: null });
  if (inAgencysHands(watched.session)) return hearForAgency(script, watched, typed);
  const { aside } = watched.session;
  const asked = watched !== draft && aside?.kind === "danger" && watched.safety.length > 0;
  if (!asked) return hearInTalk(script, watched, typed);
  // Said again while the question stands open.
  return aside.pending?.messageId === typed.messageId ? watched : keepWords(script, watched, typed);
}

/** Whether a text is, to the letter or the number, one of the present question's buttons. */
function namesOption(script: Script, session: Session, text: string): boolean {
  if (session.phase !== "asking" || session.aside !== null || inAgencysHands(session)) return false;
  const question = questionAt(script, session);
  if (question === null) return false;
  return readExact(optionsOf(script, session, question.place.flow, question.step), text) !== null;
}

function hearForAgency(script: Script, draft: Draft, typed: Typed): Draft {
  const answer = readAside(script, draft.session, typed.text);
  if (answer !== null) return answerAside(script, draft, answer, null);
  const command = readCommand(script, typed.text);
  if (draft.session.aside !== null && command === null) return answerAside(script, draft, null, typed);
  if (command !== null) return obey(script, draft, command);
  return tellAgency(script, draft, { messageId: typed.messageId, text: typed.text, kind: "text" });
}

function hearInTalk(script: Script, draft: Draft, typed: Typed): Draft {
  const { session } = draft;
  const answer = readAside(script, session, typed.text);
  if (answer !== null) return answerAside(script, draft, answer, null);
  const command = readCommand(script, typed.text);
  if (command !== null) return obey(script, draft, command);
  if (session.aside !== null) return answerAside(script, draft, null, typed);
  if (session.phase === "ended" && understand([typed.text], {}, script.triage, script.danger).kind === "thanks")
    return thanked(script, draft);
  if (session.phase !== "asking" || questionAt(script, session) === null) return begin(script, draft, typed);
  // A person was offered, and that was no answer to the question: it is one to the offer.
  if (session.misses >= OFFERED && saysYes(script, session, typed.text)) return obey(script, draft, "person");
  if (session.inDoubt && !surelyAnswers(script, session, typed.text)) return askAfterDoubt(script, draft, typed);
  return answerTyped(script, draft, typed);
}

/** "Thank you" at the end is no new consultation. */
function thanked(script: Script, draft: Draft): Draft {
  const { session } = draft;
  const said = withBubbles(draft, textBubble(words(script, session, "common:you_are_welcome")));
  return { ...said, quick: commandActions(script, session) };
}

function tapped(script: Script, draft: Draft, event: EventOf<"tapped">): Draft {
  const button = decodeButton(event.data);
  // Not ours: another tool's menu on the same account. Silence would look broken; the present question helps.
  if (button === null) return draft.session.phase === "asking" ? putPresent(script, draft) : draft;
  if (button.place === "!" && isCommand(button.value)) return obey(script, draft, button.value);
  const { id, revision } = draft.session;
  if (button.session !== id || button.revision !== revision) return oldButton(script, draft);
  if (button.place === "!") return tappedAside(script, draft, button);
  const { place } = draft.session;
  const current = place !== null && button.place === `${place.flow}.${place.step}` && draft.session.phase === "asking";
  return (current ? answerTapped(script, settleAside(script, draft), button.value) : null) ?? oldButton(script, draft);
}

function tappedAside(script: Script, draft: Draft, button: Button): Draft {
  const contact = readContactButton(button.value);
  if (contact !== null && draft.session.case?.phase === "accepted") return answerContact(script, draft, contact);
  if (draft.session.aside === null || !button.value.startsWith("aside-")) return oldButton(script, draft);
  return answerAside(script, draft, button.value.slice("aside-".length), null);
}

/** A button of an earlier question: explained, never carried out, and the present question put again. */
function oldButton(script: Script, draft: Draft): Draft {
  const said = withBubbles(draft, textBubble(words(script, draft.session, "common:old_button")));
  if (draft.session.phase === "asking" || draft.session.aside !== null) return putPresent(script, said);
  return { ...said, quick: commandActions(script, draft.session) };
}

function located(script: Script, draft: Draft, event: EventOf<"located">): Draft {
  const { session } = draft;
  if (session.unsent.includes(event.messageId)) return draft;
  if (inAgencysHands(session) || session.aside?.kind === "danger") {
    const text = event.address ?? `${event.latitude}, ${event.longitude}`;
    const told = tellAgency(script, draft, { messageId: event.messageId, text, kind: "place" });
    if (session.aside?.kind !== "danger") return told;
    return answerAside(script, told, null, null);
  }
  const question = questionAt(script, session);
  if (question?.step.type === "ask" && question.step.answer === "area") {
    return answerPlace(script, draft, event.address, event.messageId);
  }
  return putPresent(script, withBubbles(draft, textBubble(words(script, session, "common:place_not_now"))));
}

/** Stickers and pictures get a humane answer; the question comes again. */
function showed(script: Script, draft: Draft, event: EventOf<"showed">): Draft {
  const { session } = draft;
  if (inAgencysHands(session))
    return tellAgency(script, draft, { messageId: event.messageId, text: null, kind: event.kind });
  const resting = session.phase === "new" || session.phase === "ended";
  const kept = keepShown(draft, event);
  if (resting && session.aside === null) return begin(script, kept, null);
  return putPresent(script, withBubbles(kept, textBubble(words(script, session, `common:showed.${event.kind}`))));
}

/** Only which message it was is kept: what is in it is fetched when, and only when, she hands her case over. */
function keepShown(draft: Draft, { messageId, at, kind }: EventOf<"showed">): Draft {
  const { shown, unsent } = draft.session;
  if (!isMediaKind(kind) || unsent.includes(messageId) || shown.length >= ATTACHMENTS_MAX) return draft;
  return withSession(draft, { shown: [...shown, { messageId, at, kind }] });
}
