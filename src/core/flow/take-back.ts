import type { Session } from "../session.ts";
import { type Draft, withEffects, withSession } from "./draft.ts";
import { JOINED } from "./gather.ts";

/** How many taken-back message ids are remembered, for the one that may still be on its way. */
const TOMBSTONES_MAX = 50;

/** LINE's unsend: the words and the answers that came in this message are forgotten here, and in the case. */
export function takeBack(draft: Draft, messageId: string): Draft {
  const { session } = draft;
  const within = (id: string) => id.split(JOINED).includes(messageId);
  const names = Object.entries(session.sources)
    .filter(([, source]) => within(source))
    .map(([name]) => name);
  // Topics that triage read out of these words go with them; those that the resident chose stay.
  if (names.length > 0 && session.answers.topics_by === "triage") names.push("topics", "topics_by");
  const without = <T>(of: Record<string, T>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name)));
  const told = session.words.filter((each) => within(each.messageId));
  const change: Partial<Session> = {
    words: session.words.filter((each) => !within(each.messageId)),
    answers: without(session.answers),
    sources: without(session.sources),
    trail: session.trail.map((mark) => ({ ...mark, answers: without(mark.answers) })),
    unsent: [...session.unsent, messageId].slice(-TOMBSTONES_MAX),
    // What was understood quotes the words that were taken back.
    understanding: told.length > 0 ? null : session.understanding,
    aside:
      session.aside?.kind === "danger" && session.aside.pending !== null && within(session.aside.pending.messageId)
        ? { ...session.aside, pending: null }
        : session.aside,
  };
  const forgotten = withSession(draft, change);
  if (session.case === null) return forgotten;
  const { id: caseId } = session.case;
  // Lines that were taken together stand in the case under their joined id.
  const ids = new Set([messageId, ...told.map((each) => each.messageId)]);
  return withEffects(
    forgotten,
    ...[...ids].map((id) => ({ type: "redact" as const, caseId, messageId: id, at: draft.event.at })),
  );
}
