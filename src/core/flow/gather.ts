import { JOINED } from "../casework/redact-opening.ts";
import type { Event } from "../event.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { watchDanger } from "../triage/watch-danger.ts";
import { readCommand } from "./commands.ts";
import { optionsOf } from "./options.ts";
import { questionAt } from "./question.ts";
import { readLoosely } from "./read-choice.ts";
import { inAgencysHands } from "./with-agency.ts";

/**
 * Takes rapid lines together where they tell one story (「家賃が」「払えなくて」), and forgets a button tapped twice in a hurry.
 * Commands, numbers and danger words stand for themselves; so does everything that is said to an agency. What was taken back
 * before it came is left out, so that it is not told as part of the next line.
 */
export function gather(script: Script, session: Session, events: readonly Event[]): Event[] {
  const gathered: Event[] = [];
  for (const event of events) {
    // Taken back before it arrived; joined to another line it would no longer be known by its id.
    if (event.type !== "unsent" && "messageId" in event && session.unsent.includes(event.messageId)) continue;
    const last = gathered.at(-1);
    if (last?.type === "tapped" && event.type === "tapped" && last.data === event.data) continue;
    if (
      last?.type === "said" &&
      event.type === "said" &&
      !(last.onPage || event.onPage) &&
      belongTogether(script, session, last.text, event.text)
    ) {
      const text = `${last.text}\n${event.text}`;
      gathered.splice(-1, 1, { ...event, text, messageId: last.messageId + JOINED + event.messageId });
    } else gathered.push(event);
  }
  return gathered;
}

function belongTogether(script: Script, session: Session, before: string, after: string): boolean {
  if (standsAlone(script, before) || standsAlone(script, after)) return false;
  return tellsStory(script, session) || !(isAnswer(script, session, before) || isAnswer(script, session, after));
}

/** At a question with buttons: whether a line by itself chooses one. Where nothing can be chosen each line is an answer. */
function isAnswer(script: Script, session: Session, text: string): boolean {
  if (session.phase !== "asking" || session.aside !== null || inAgencysHands(session)) return true;
  const question = questionAt(script, session);
  if (question === null || (question.step.type === "ask" && question.step.answer !== "choice")) return true;
  return readLoosely(optionsOf(script, session, question.place.flow, question.step), text) !== null;
}

/**
 * Whether a line must not wait for others: danger words, a command, or a number that answers a question. Asked before the
 * session is known, when an event is accepted.
 */
export function standsAlone(script: Script, text: string): boolean {
  return (
    /^[\d０-９一二三四五六七八九十①-⑯]{1,3}\D?$/.test(text.trim()) ||
    readCommand(script, text) !== null ||
    watchDanger(text, script.triage, script.danger).tier < 3
  );
}

function tellsStory(script: Script, session: Session): boolean {
  if (inAgencysHands(session) || session.aside !== null) return false;
  if (session.phase !== "asking") return session.phase === "new" || session.phase === "ended";
  const step = questionAt(script, session)?.step;
  return step?.type === "ask" && (step.answer === "text" || (step.answer === "choices" && step.or_text !== undefined));
}
