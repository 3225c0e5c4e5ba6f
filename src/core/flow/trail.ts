import type { Script } from "../script.ts";
import type { Place, Session } from "../session.ts";
import { type Draft, withBubbles, withSession } from "./draft.ts";
import { putQuestion } from "./question.ts";
import { textBubble, words } from "./text.ts";

/** Remembers how it was before this question was answered, for 戻る. */
export function marked(draft: Draft, place: Place): Draft {
  const TRAIL_MAX = 40;
  const { callers, answers, words: told, trail } = draft.session;
  const mark = { place, callers, answers, wordCount: told.length };
  return withSession(draft, { trail: [...trail, mark].slice(-TRAIL_MAX) });
}

/** Back to the last answered question, with everything as it was then; what was told beside the questions stays told. */
export function goBack(script: Script, draft: Draft): Draft {
  const { session } = draft;
  const mark = session.trail.at(-1);
  if (mark === undefined) {
    return putQuestion(script, withBubbles(draft, textBubble(words(script, session, "common:back_none"))));
  }
  const restored: Partial<Session> = {
    place: mark.place,
    callers: mark.callers,
    ...saidTill(script, session, mark),
    trail: session.trail.slice(0, -1),
    phase: "asking",
    misses: 0,
  };
  return putQuestion(script, withSession(draft, restored));
}

function saidTill(
  script: Script,
  session: Session,
  mark: Session["trail"][number],
): Pick<Session, "answers" | "words"> {
  const beside = session.words.slice(mark.wordCount).filter(({ step }) => step === null);
  const name = script.flows[script.main]?.first_words ?? "";
  const answer = session.answers[name];
  const stays = answer !== undefined && beside.some(({ messageId }) => messageId === session.sources[name]);
  return {
    words: [...session.words.slice(0, mark.wordCount), ...beside],
    answers: stays ? { ...mark.answers, [name]: answer } : mark.answers,
  };
}
