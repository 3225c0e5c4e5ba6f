import { isWithin, stillSaid } from "../casework/redact-opening.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { understand } from "../triage/understand.ts";
import { type Draft, withEffects, withSession } from "./draft.ts";
import { aboutOf, ageOf } from "./known.ts";

/** How many taken-back message ids are remembered, for the one that may still be on its way. */
const TOMBSTONES_MAX = 50;

/** LINE's unsend: the words and the answers that came in this message are forgotten here, and in the case. */
export function takeBack(script: Script, draft: Draft, messageId: string): Draft {
  const { session } = draft;
  const told = session.words.filter((each) => isWithin(each.messageId, messageId));
  const forgotten = withSession(draft, {
    ...withoutMessage(script, session, messageId),
    shown: session.shown.filter((each) => each.messageId !== messageId),
    securePage: withoutCards(session.securePage),
    unsent: [...session.unsent, messageId].slice(-TOMBSTONES_MAX),
  });
  return redacted(forgotten, messageId, told);
}

/**
 * The same where nothing can be asked of script or session any more: the words go, and the case hears of it; what was understood from
 * them is forgotten as a whole.
 */
export function takeBackBarely(draft: Draft, messageId: string): Draft {
  const { session } = draft;
  const told = session.words.filter((each) => isWithin(each.messageId, messageId));
  const { aside } = session;
  const waited = aside?.kind === "danger" && aside.pending !== null && isWithin(aside.pending.messageId, messageId);
  const forgotten = withSession(draft, {
    words: session.words.filter((each) => !told.includes(each)),
    shown: session.shown.filter((each) => each.messageId !== messageId),
    understanding: told.length > 0 ? null : session.understanding,
    aside: waited ? { ...aside, pending: null } : aside,
    unsent: [...session.unsent, messageId].slice(-TOMBSTONES_MAX),
  });
  return redacted(forgotten, messageId, told);
}

/** Lines that were taken together stand in the case under their joined id. */
function redacted(draft: Draft, messageId: string, told: Session["words"]): Draft {
  const caseId = draft.session.case?.id;
  if (caseId === undefined) return draft;
  const ids = new Set([messageId, ...told.map((each) => each.messageId)]);
  const redact = (id: string) => ({ type: "redact" as const, caseId, messageId: id, at: draft.event.at });
  return withEffects(draft, ...[...ids].map(redact));
}

/** Cards on our page repeat what she had told; they come anew when they are asked for. */
function withoutCards(page: Session["securePage"]): Session["securePage"] {
  if (page === null) return null;
  const talk = page.talk.map((turn) => ({
    ...turn,
    bubbles: turn.bubbles.filter((bubble) => bubble.kind !== "card" || bubble.tone === "safety"),
  }));
  return { ...page, talk };
}

function withoutMessage(script: Script, session: Session, messageId: string): Partial<Session> {
  const gone = (id: string) => isWithin(id, messageId);
  const told = session.words.filter((each) => gone(each.messageId));
  const words = session.words.filter((each) => !gone(each.messageId));
  const names = Object.keys(session.sources).filter((name) => gone(session.sources[name] ?? ""));
  const without = <T>(of: Record<string, T>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name)));
  const { aside, danger } = session;
  const waited = aside?.kind === "danger" && aside.pending !== null && gone(aside.pending.messageId);
  const texts = words.map((each) => each.text);
  const forgotten = {
    ...session,
    words,
    answers: without(session.answers),
    trail: session.trail.map((mark) => ({
      ...mark,
      answers: without(mark.answers),
      wordCount: session.words.slice(0, mark.wordCount).filter((each) => !gone(each.messageId)).length,
    })),
  };
  return {
    words,
    answers: forgotten.answers,
    trail: forgotten.trail,
    sources: without(session.sources),
    // How bad it is stays known; what it was read from does not.
    danger: { ...danger, evidence: danger.evidence.filter(({ text }) => stillSaid(text, texts)) },
    aside: waited ? { ...aside, pending: null } : aside,
    ...(told.length > 0 ? readAgain(script, forgotten, told) : {}),
  };
}

/**
 * What was understood quotes the words that were taken back, so what remains is read again. Topics that the resident chose
 * stay. Where no words remain, 戻る leads to where they were told: the questions since then asked about them.
 */
function readAgain(script: Script, session: Session, told: Session["words"]): Partial<Session> {
  if (session.answers.topics_by !== "triage") return { understanding: null };
  if (session.words.length === 0) {
    const steps = told.map((each) => each.step);
    const since = session.trail.findIndex(({ place }) => steps.includes(`${place.flow}.${place.step}`));
    const trail = session.trail.slice(0, Math.max(since, 0) + 1);
    return {
      understanding: null,
      answers: withoutTopics(session.answers),
      trail: trail.map((mark) => ({ ...mark, answers: withoutTopics(mark.answers) })),
    };
  }
  const understanding = understand(
    session.words.map((each) => each.text),
    { about: aboutOf(session) ?? undefined, ageBand: ageOf(session) ?? undefined },
    script.triage,
    script.danger,
  );
  const topics = understanding.topics.map((each) => each.topic);
  return { understanding, answers: { ...session.answers, topics, topics_by: "triage" } };
}

function withoutTopics({ topics: _topics, topics_by: _by, ...answers }: Session["answers"]): Session["answers"] {
  return answers;
}
