import type { Effect } from "../core/effect.ts";
import type { Event } from "../core/event.ts";
import { newSession } from "../core/flow/new-session.ts";
import { DANGER_REASON } from "../core/operations-view.ts";
import type { Script } from "../core/script.ts";
import type { Session } from "../core/session.ts";
import { type FoundWords, findLastWords } from "./find-last-words.ts";
import type { LiveStore, Turn, TurnClaim } from "./live-store.ts";
import { failureName, type Log } from "./log.ts";
import type { Meter } from "./meter.ts";
import { nameOfTurn } from "./name-of-turn.ts";
import { sessionExpiresAt } from "./session-expires-at.ts";
import type { ToldLately } from "./told-lately.ts";

/** Some events of a claim that were handled after all, and what came of them; `session` as they leave it. */
export type Kept = { session: Session | null; effects: readonly Effect[]; handled: readonly Event[] };

type Deps = {
  live: LiveStore;
  scripts: ReadonlyMap<string, Script>;
  toldLately?: ToldLately;
  now: () => number;
  log: Log;
  meter: Pick<Meter, "dangerUnheard">;
};

/**
 * Sets the events of a claim aside that could not be handled (all but `kept.handled`), together with their last words: she hears, and with danger
 * staff are alarmed. Of her session only what these change is changed. Answers what was planned.
 */
export async function giveUpTurn(deps: Deps, claim: TurnClaim, reason: string, kept: Kept): Promise<readonly Effect[]> {
  const { conversationId, address } = claim;
  const at = deps.now();
  const isToldAlready = deps.toldLately?.knows(conversationId, at) ?? false;
  const events = claim.events.filter((event) => !kept.handled.includes(event));
  const isBlind = claim.hopeless === "session_unreadable";
  const beside = [...kept.handled, ...claim.beside];
  const lost = { conversationId, session: kept.session, isBlind, events, beside, isToldAlready };
  const words = findLastWords(deps.scripts.get(address.city) ?? null, lost, deps.log);
  const why = words.isUnheard ? `${DANGER_REASON}${reason}` : reason;
  const state = await store(deps, claim, { kept, events, words, reason: why });
  deps.log.error({ conversation: conversationId, reason: why, events: events.length, state }, "turn_given_up");
  if (state === "stale") return [];
  if (words.isUnheard) deps.meter.dangerUnheard(address.city);
  if (words.isTold) deps.toldLately?.note(conversationId, at);
  return [...kept.effects, ...words.effects];
}

type Given = { kept: Kept; events: readonly Event[]; words: FoundWords; reason: string };

/** Where even what is to be kept cannot be stored, its words are planned at least, and what was handled is taken again. */
async function store(deps: Deps, claim: TurnClaim, given: Given): Promise<"given_up" | "stale"> {
  const { live, log } = deps;
  const { kept, events, words, reason } = given;
  const turn = turnOf(deps, claim, given);
  if (turn !== null) {
    try {
      return (await live.commitTurn(claim, turn)) === "stale" ? "stale" : "given_up";
    } catch (failure) {
      log.error({ conversation: claim.conversationId, failure: failureName(failure) }, "turn_not_kept");
    }
  }
  const { effects, done } = words;
  const ended = await live.setAside({ ...claim, events: [...events] }, { reason, effects, done });
  if (kept.handled.length > 0) log.warn({ conversation: claim.conversationId }, "turn_handled_in_vain");
  return ended === "stale" ? "stale" : "given_up";
}

/** null where nothing of the session changes: then it is not touched. */
function turnOf(deps: Deps, claim: TurnClaim, { kept, events, words, reason }: Given): Turn | null {
  const { conversationId, address, hopeless } = claim;
  const script = deps.scripts.get(address.city);
  const [first] = claim.events;
  if (script === undefined || first === undefined || hopeless === "session_unreadable") return null;
  if (kept.handled.length === 0 && words.change === null) return null;
  const { revision, city } = script;
  const before = kept.session ?? newSession({ city: city.id, conversationId, revision, seed: first.id, at: first.at });
  const ids = events.map(({ id }) => id).filter((id) => !words.done.includes(id));
  const lost = ids.length === 0 ? {} : { lost: { ids, reason } };
  // The doubt whether what was said has reached her names its lines.
  const spoke = before.spoke === claim.session?.spoke ? before.spoke : nameOfTurn(claim, lost);
  const session = { ...before, ...words.change, spoke };
  const effects = [...kept.effects, ...words.effects];
  return { session, effects, expiresAt: sessionExpiresAt(script, session, deps.now()), ...lost };
}
