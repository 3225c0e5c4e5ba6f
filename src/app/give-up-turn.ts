import type { Effect } from "../core/effect.ts";
import { barestWords, words110 } from "../core/flow/barest-words.ts";
import { type LastWords, type Lost, lastWords } from "../core/flow/last-words.ts";
import type { Script } from "../core/script.ts";
import { SHIPPED_RULES } from "../core/triage/shipped-rules.ts";
import type { LiveStore, TurnClaim } from "./live-store.ts";
import { failureName, type Log } from "./log.ts";
import type { ToldLately } from "./told-lately.ts";

/**
 * Sets the events of a turn aside that cannot be handled, together with its last words: she hears, and with danger staff are alarmed.
 * The session stays as it is. Answers what was planned.
 */
export async function giveUpTurn(
  deps: {
    live: LiveStore;
    scripts: ReadonlyMap<string, Script>;
    toldLately?: ToldLately;
    now: () => number;
    log: Log;
  },
  claim: TurnClaim,
  reason: string,
): Promise<readonly Effect[]> {
  const { conversationId, address, session, events } = claim;
  const at = deps.now();
  const isToldAlready = deps.toldLately?.knows(conversationId, at) ?? false;
  const script = deps.scripts.get(address.city);
  const lost = { conversationId, session, events, isToldAlready };
  const { effects, done } = script === undefined ? { effects: [], done: [] } : wordsFor(script, lost, deps.log);
  const state = await deps.live.setAside(claim, { reason, effects, done });
  deps.log.error({ conversation: conversationId, reason, events: events.length, state }, "turn_given_up");
  if (state === "stale") return [];
  if (!isToldAlready && effects.some((effect) => effect.type === "say" && effect.lane !== "staff"))
    deps.toldLately?.note(conversationId, at);
  return effects;
}

/**
 * What made the turn fail may make this fail, too: then nothing of her session is asked for, then danger is heard by the shipped rules alone, and at
 * last by nobody: only numbers are given.
 */
function wordsFor(script: Script, lost: Lost, log: Log): LastWords {
  const tries = [
    () => lastWords(script, lost),
    () => lastWords(script, { ...lost, session: null }),
    () => lastWords({ ...script, triage: null, danger: SHIPPED_RULES }, { ...lost, session: null }),
    () => ({ effects: barestWords(script, lost.events), done: [] }),
  ];
  for (const attempt of tries) {
    try {
      return attempt();
    } catch (failure) {
      log.error({ conversation: lost.conversationId, failure: failureName(failure) }, "last_words_failed");
    }
  }
  return { effects: words110(lost.events), done: [] };
}
