import type { Event } from "../core/event.ts";
import { barestWords, isDangerUnheard, words110 } from "../core/flow/barest-words.ts";
import { type LastWords, type Lost, lastWords } from "../core/flow/last-words.ts";
import { newSession } from "../core/flow/new-session.ts";
import type { Script } from "../core/script.ts";
import type { Session } from "../core/session.ts";
import { SHIPPED_RULES } from "../core/triage/shipped-rules.ts";
import { failureName, type Log } from "./log.ts";

/** `isUnheard`: there was danger in it, and nobody is alarmed but the operators. */
export type FoundWords = LastWords & { isUnheard: boolean };

/**
 * What made the turn fail may make this fail, too: then nothing of her session is asked for but who she is and what case she has, then danger is
 * heard by the shipped rules alone, and at last nobody is alarmed: only numbers are given. `script` null: a city that is not served.
 */
export function findLastWords(script: Script | null, lost: Lost, log: Log): FoundWords {
  const bare = { ...lost, session: bareSession(lost.session) };
  const tries =
    script === null
      ? []
      : [
          () => lastWords(script, lost),
          () => lastWords(script, bare),
          () => lastWords({ ...script, triage: null, danger: SHIPPED_RULES }, bare),
        ];
  for (const attempt of tries) {
    const found = attempted(attempt, lost, log);
    if (found === null) continue;
    const isLeft = ({ type, id }: Event) => type === "overheard" && !found.done.includes(id);
    return { ...found, isUnheard: lost.events.some(isLeft) };
  }
  const barest = script === null ? null : attempted(() => barestWords(script, lost), lost, log);
  const effects = barest ?? words110(lost);
  return { effects, done: [], change: null, isTold: effects.length > 0, isUnheard: isDangerUnheard(lost) };
}

function attempted<T>(attempt: () => T, lost: Lost, log: Log): T | null {
  try {
    return attempt();
  } catch (failure) {
    log.error({ conversation: lost.conversationId, failure: failureName(failure) }, "last_words_failed");
    return null;
  }
}

function bareSession(session: Session | null): Session | null {
  if (session === null) return null;
  const { city, conversationId, revision, id, startedAt, language, unsent, phase } = session;
  const fresh = newSession({ city, conversationId, revision, seed: id, at: startedAt });
  // What may change with the last words must be there: what they change is kept.
  const { case: known, danger, words, shown, understanding } = session;
  return { ...fresh, id, language, unsent, phase, case: known, danger, words, shown, understanding };
}
