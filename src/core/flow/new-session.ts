import type { Language } from "../language.ts";
import type { Session } from "../session.ts";
import { shortId } from "../short-id.ts";
import type { Danger } from "../triage/understanding.ts";

export const NO_DANGER: Danger = { tier: 3, kinds: [], evidence: [] };

/** A conversation before its first turn. `seed` is the id of the event that begins it. */
export function newSession(start: {
  city: string;
  conversationId: string;
  revision: string;
  seed: string;
  at: string;
}): Session {
  return {
    format: 1,
    city: start.city,
    conversationId: start.conversationId,
    language: "ja",
    languageChosen: false,
    case: null,
    unsent: [],
    reachable: true,
    friendAt: null,
    lastAckAt: null,
    spoke: null,
    inDoubt: false,
    securePage: null,
    ...blankConsultation(start.revision, start.seed, start.at),
  };
}

/** Forgets the consultation, keeps the person: language, her case, whether she can be reached. */
export function restartSession(session: Session, revision: string, seed: string, at: string): Session {
  return { ...session, ...blankConsultation(revision, seed, at) };
}

function blankConsultation(revision: string, seed: string, at: string) {
  return {
    id: shortId(seed).slice(0, 10),
    revision,
    phase: "new" as const,
    place: null,
    callers: [],
    answers: {},
    sources: {},
    words: [],
    shown: [],
    understanding: null,
    route: null,
    consent: null,
    danger: NO_DANGER,
    trail: [],
    misses: 0,
    aside: null,
    startedAt: at,
  };
}

/** The language a first message seems to be in; null when it does not tell (numbers, stickers). */
export function languageOfText(text: string): Language | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) return "ja";
  return /[a-z]{3}/i.test(text) ? "en" : null;
}
