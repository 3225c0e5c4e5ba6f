import { decodeButton } from "../button.ts";
import type { EventOf } from "../event.ts";
import { LANGUAGES, Language } from "../language.ts";
import type { Script } from "../script.ts";
import type { Aside, Session } from "../session.ts";
import { answerTyped } from "./answer.ts";
import { begin } from "./begin.ts";
import { answerContact, CONTACT_ANSWERS } from "./contact.ts";
import { type Draft, withBubbles, withEffects, withSession } from "./draft.ts";
import { keepWords, type Typed } from "./keep-words.ts";
import { restartSession } from "./new-session.ts";
import { commandActions, putQuestion, questionAt } from "./question.ts";
import { fold, readNumber } from "./read-choice.ts";
import { asideMenu, safeKey, worsen } from "./safety.ts";
import { isAmong, saysYes } from "./says-yes.ts";
import { hasOpenCase, tellCase } from "./tell-case.ts";
import { tellsSomething } from "./tells-story.ts";
import { textBubble, words } from "./text.ts";
import { walk } from "./walk.ts";
import { inAgencysHands, tellAgency } from "./with-agency.ts";

type DangerAside = Extract<Aside, { kind: "danger" }>;

/** Takes the answer to the engine's own question. `value` is a button's; null means it was typed. */
export function answerAside(script: Script, draft: Draft, value: string | null, typed: Typed | null): Draft {
  const { aside } = draft.session;
  if (aside === null) return draft;
  const answer = value ?? readYesNo(script, draft.session, typed?.text ?? "");
  switch (aside.kind) {
    case "language":
      return answerLanguage(script, draft, answer, typed);
    case "erase":
      return answer === "yes" ? erase(script, draft) : leave(script, draft, "common:aside.erase_not", answer, typed);
    case "withdraw":
      return answer === "yes"
        ? withdraw(script, draft)
        : leave(script, draft, "common:aside.withdraw_not", answer, typed);
    case "contact": {
      const known = CONTACT_ANSWERS.find((each) => each === answer);
      if (known !== undefined) return answerContact(script, draft, known);
      // No answer to it: words for whoever has the case. What she says after them is no answer either.
      const { messageId, text } = typed ?? { messageId: "", text: "" };
      const settled = withSession(draft, { aside: null });
      return typed === null ? settled : tellAgency(script, settled, { messageId, text, kind: "text" });
    }
    case "danger":
      return answerDanger(script, draft, aside, answer, typed);
    default:
      return aside satisfies never;
  }
}

/**
 * Her answer to the question of danger, as far as it needs nothing but that question; null where it is none, or leads on in the flow.
 * A place is added to the case for as long as she tells more of it: what comes after it belongs to the flow.
 */
export function takeSafetyAnswer(
  script: Script,
  draft: Draft,
  event: EventOf<"said" | "tapped" | "located" | "showed">,
): Draft | null {
  const { aside } = draft.session;
  if (aside?.kind !== "danger" || event.type === "showed") return null;
  const value = event.type === "tapped" ? tappedAnswer(draft.session, event.data) : null;
  const typed = event.type === "said" ? event.text : null;
  const answer = value ?? (typed === null ? null : readYesNo(script, draft.session, typed));
  if (answer === "no" && aside.question !== "where") return answerDanger(script, draft, aside, answer, null);
  if (aside.question !== "where" || event.type === "tapped" || !hasOpenCase(draft.session)) return null;
  const { messageId, at } = event;
  const text = typed ?? (event.type === "located" ? (event.address ?? `${event.latitude}, ${event.longitude}`) : "");
  const told = tellCase(draft, { messageId, at, text }, event.type === "located" ? "place" : "text");
  return { ...told, safety: [...told.safety, textBubble(words(script, told.session, "danger:where_thanks"))] };
}

function tappedAnswer({ id, revision }: Session, data: string): string | null {
  const button = decodeButton(data);
  const isOpen = button?.place === "!" && button.session === id && button.revision === revision;
  return isOpen && button.value.startsWith("aside-") ? button.value.slice("aside-".length) : null;
}

/** Puts what stands open once more: the engine's own question where there is one, else the flow's. */
export function putPresent(script: Script, draft: Draft): Draft {
  const { session } = draft;
  if (session.aside === null) return putQuestion(script, draft);
  const { key, values } = asideKey(session, session.aside);
  return withBubbles(
    draft,
    values.length === 0 ? textBubble(words(script, session, key)) : asideMenu(script, session, key, values),
  );
}

/** 戻る at the engine's own question: back to what it interrupted. */
export function leaveAside(script: Script, draft: Draft, aside: Aside): Draft {
  if (aside.kind === "danger") return resume(script, draft, aside, "danger:heard");
  if (aside.kind === "contact") return withSession(draft, { aside: null });
  return leave(script, draft, `common:aside.${aside.kind}_not`, "no", null);
}

/** Changes the language at once and puts what stands open again in it. */
export function changeLanguage(script: Script, draft: Draft, language: Language): Draft {
  const { aside } = draft.session;
  const changed = withSession(draft, {
    language,
    languageChosen: true,
    aside: aside?.kind === "danger" ? aside : null,
  });
  const said = withBubbles(changed, textBubble(words(script, changed.session, "common:language_changed")));
  if (changed.session.phase !== "new" || changed.session.aside !== null) return putPresent(script, said);
  return begin(script, said, null);
}

function answerLanguage(script: Script, draft: Draft, answer: string | null, typed: Typed | null): Draft {
  const language = Language.safeParse(answer ?? typed?.text.trim().toLowerCase());
  if (language.success) return changeLanguage(script, draft, language.data);
  return leave(script, draft, "common:aside.language_not", answer, typed);
}

/** Leaves the engine's question as it was. Words that were no answer to it were meant for somebody else: nothing is lost. */
function leave(script: Script, draft: Draft, key: string, answer: string | null, typed: Typed | null): Draft {
  const { session } = draft;
  const back = withBubbles(withSession(draft, { aside: null }), textBubble(words(script, session, key)));
  if (answer !== null || typed === null) return putQuestion(script, back);
  const { messageId, text } = typed;
  if (inAgencysHands(session)) return tellAgency(script, back, { messageId, text, kind: "text" });
  const asking = session.phase === "asking" && questionAt(script, session) !== null;
  return asking ? answerTyped(script, back, typed) : begin(script, back, typed);
}

/** What is here goes at once, but for what danger there was. What a case holds is not ours to erase: staff are asked to. */
function erase(script: Script, draft: Draft): Draft {
  const { session, event } = draft;
  const fresh = { ...restartSession(session, script.revision, event.id, event.at), phase: "ended" as const };
  const open = session.case;
  const handed = session.phase === "opening" || session.phase === "handed";
  const { consent, danger } = session;
  const forgotten = withSession(
    draft,
    handed ? { aside: null } : open === null ? fresh : { ...fresh, consent, danger },
  );
  const asked =
    open === null
      ? withBubbles(forgotten, textBubble(words(script, session, "common:erased")))
      : withBubbles(
          withEffects(forgotten, { type: "note", caseId: open.id, at: event.at, what: "erasure_asked" }),
          textBubble(words(script, session, "common:erase_asked")),
        );
  return { ...asked, quick: commandActions(script, forgotten.session) };
}

/** Takes effect from now on: the office stops, the city's lead department is told, and the resident hears what it cannot undo. */
function withdraw(script: Script, draft: Draft): Draft {
  const { session, event } = draft;
  if (session.case === null) return withSession(draft, { aside: null });
  const noted = withEffects(draft, { type: "note", caseId: session.case.id, at: event.at, what: "consent_withdrawn" });
  const consent =
    session.consent === null ? null : { ...session.consent, scope: "none" as const, offices: [], at: event.at };
  return withBubbles(
    withSession(noted, { aside: null, consent }),
    textBubble(words(script, session, "common:withdrawn")),
  );
}

function answerDanger(
  script: Script,
  draft: Draft,
  aside: DangerAside,
  answer: string | null,
  typed: Typed | null,
): Draft {
  const heard = typed === null || answer !== null ? draft : hearBesides(script, draft, typed);
  switch (aside.question) {
    case "safe":
      if (answer === "no") return askWhere(script, worsen(script, heard, aside), aside);
      return resume(script, heard, aside, answer === "yes" ? "danger:safe_good" : "danger:heard");
    case "where": {
      const asked = withSession(heard, { aside: { ...aside, question: "go_on" } });
      const thanks = textBubble(words(script, asked.session, "danger:where_thanks"));
      return withBubbles(asked, thanks, asideMenu(script, asked.session, "danger:go_on", ["yes", "no"]));
    }
    case "go_on":
      if (answer === "no") {
        return withBubbles(
          withSession(heard, { aside: null }),
          textBubble(words(script, heard.session, "danger:stay")),
        );
      }
      return resume(script, heard, aside, null);
    default:
      return aside.question satisfies never;
  }
}

/** No answer to the one question, but it may be what saves: staff read it at once where there is a case, else with the story. */
function hearBesides(script: Script, draft: Draft, typed: Typed): Draft {
  if (hasOpenCase(draft.session)) return tellCase(draft, typed);
  return tellsSomething(script, typed.text) ? keepWords(script, draft, typed) : draft;
}

function askWhere(script: Script, draft: Draft, aside: DangerAside): Draft {
  const asked = withSession(draft, { aside: { ...aside, question: "where" } });
  return { ...asked, safety: [...asked.safety, textBubble(words(script, asked.session, "danger:where"))] };
}

/** Takes the talk up where danger interrupted it: with the words that interrupted it, or the next step, or the same question. */
function resume(script: Script, draft: Draft, aside: DangerAside, key: string | null): Draft {
  const back = withSession(draft, { aside: null });
  const said = key === null ? back : withBubbles(back, textBubble(words(script, back.session, key)));
  if (inAgencysHands(back.session)) return said;
  const { next, pending } = aside;
  if (next !== null) {
    const told = pending === null ? said : keepWords(script, said, pending);
    return walk(script, told, next.flow, next.step);
  }
  if (back.session.phase === "new" || back.session.phase === "ended") return begin(script, said, pending);
  return pending === null ? putQuestion(script, said) : answerTyped(script, said, pending);
}

/** What the aside's buttons say, or their number, typed. Its own labels count before anything else they might mean. */
export function readAside(script: Script, session: Session, text: string): string | null {
  const { aside } = session;
  if (aside === null) return null;
  const { key, values } = asideKey(session, aside);
  const typed = fold(text);
  const named = values.find((value) => fold(words(script, session, `${key}_${value}`)) === typed);
  return named ?? values[(readNumber(text) ?? 0) - 1] ?? null;
}

/** Where the texts of an aside are, and what its buttons answer. */
export function asideKey(session: Session, aside: Aside): { key: string; values: readonly string[] } {
  switch (aside.kind) {
    case "language":
      return { key: "common:aside.language", values: LANGUAGES };
    case "erase":
      return { key: session.case === null ? "common:aside.erase" : "common:aside.erase_case", values: YES_NO };
    case "withdraw":
      return { key: "common:aside.withdraw", values: YES_NO };
    case "contact":
      return { key: "common:aside.contact", values: CONTACT_ANSWERS };
    case "danger":
      return { key: dangerKey(session, aside), values: aside.question === "where" ? [] : YES_NO };
    default:
      return aside satisfies never;
  }
}

const YES_NO = ["yes", "no"] as const;

function dangerKey(session: Session, aside: DangerAside): string {
  if (aside.question === "safe") return safeKey(session.danger);
  return aside.question === "where" ? "danger:where" : "danger:go_on";
}

function readYesNo(script: Script, session: Session, text: string): string | null {
  const named = readAside(script, session, text);
  if (named !== null) return named;
  if (saysYes(script, session, text)) return "yes";
  return isAmong(script, session, "common:no_words", text) ? "no" : null;
}
