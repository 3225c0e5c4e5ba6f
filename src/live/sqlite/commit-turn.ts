import type { LiveStore, Turn, TurnClaim } from "../../app/live-store.ts";
import { nameOfTurn } from "../../app/name-of-turn.ts";
import type { LinesLeft } from "../lines-left.ts";
import type { BeginToSpeak } from "./begin-to-speak.ts";
import type { Before, LookBefore } from "./look-before.ts";
import type { Parts } from "./parts.ts";
import type { Sessions } from "./sessions.ts";
import { TURN_DUE } from "./turn-schedule.ts";
import type { WaitingEvents } from "./waiting-events.ts";
import type { WriteEffects } from "./write-effects.ts";

type Reply = Parameters<LiveStore["commitAndSpeak"]>[2];
type Committed = Awaited<ReturnType<LiveStore["commitAndSpeak"]>>;

/**
 * `LiveStore.commitTurn` and `commitAndSpeak`: all of a turn or nothing of it. Events accepted meanwhile stay and wait for the next one.
 * This is what is done most, so its rows are looked at once and written once each.
 */
export function prepareCommitTurn(
  parts: Parts,
  sessions: Sessions,
  events: WaitingEvents,
  lookBefore: LookBefore,
  writeEffects: WriteEffects,
  beginToSpeak: BeginToSpeak,
  left: LinesLeft,
): Pick<LiveStore, "commitTurn" | "commitAndSpeak"> {
  const { group, now } = parts;
  const endTurn = prepareEndTurn(parts);

  function commit(claim: TurnClaim, turn: Turn, reply: Reply | null): Committed {
    const { conversationId, events: handled } = claim;
    const at = now();
    const found = lookBefore(claim, at);
    if (found === null) return { state: "stale" };
    const begun = reply === null ? null : beginToSpeak(claim, turn, found, at, reply.leaseMs);
    sessions.write(conversationId, turn.session, claim.fence);
    const eventId = nameOfTurn(claim, turn);
    writeEffects({ conversationId, eventId, effects: turn.effects, at, isBegun: begun !== null }, found);
    for (const { id } of handled) {
      if (turn.lost?.ids.includes(id)) events.setAside(conversationId, id, turn.lost.reason);
      else events.done(conversationId, id);
    }
    endTurn(claim, turn, begun?.used ?? null, isMoreToDo(found, turn, handled.length));
    return { state: "committed", speaking: begun?.speaking ?? null };
  }

  return {
    commitTurn: (claim, turn) => group.write(() => commit(claim, turn, null).state),
    async commitAndSpeak(claim, turn, reply) {
      const done = await group.write(() => commit(claim, turn, reply));
      if (done.state === "committed" && done.speaking !== null) left.taken(done.speaking);
      return done;
    },
  };
}

/** Whether the conversation has a next turn to come: other events wait, or there is a timer. */
function isMoreToDo({ eventsWaiting, hasTimers }: Before, { effects }: Turn, handled: number): boolean {
  return eventsWaiting > handled || hasTimers || effects.some(({ type }) => type === "set_timer");
}

/** Gives the turn back. `used`: the tokens used so far, with the one that was kept until now; null: that one stays. */
function prepareEndTurn({ db, hints }: Parts) {
  const end = (due: string, token: string) =>
    db.prepare(`
      UPDATE conversation SET fence = 0, held_until = 0, session_no = ?2, expires_at = ?3, reachable = ?4, due_at = ${due} ${token}
      WHERE id = ?1`);
  const asUsed = ", used = ?5, token = NULL, token_name = NULL, token_until = NULL";
  const [quiet, quietWithToken] = [end("NULL", ""), end("NULL", asUsed)];
  const [busy, busyWithToken] = [end(TURN_DUE, ""), end(TURN_DUE, asUsed)];
  return ({ conversationId, fence }: TurnClaim, turn: Turn, used: Uint8Array | null, isMore: boolean): void => {
    const values = [conversationId, fence, turn.expiresAt, turn.session.reachable ? 1 : 0];
    if (used === null) (isMore ? busy : quiet).run(...values);
    else (isMore ? busyWithToken : quietWithToken).run(...values, used);
    if (isMore) hints.forget("turn");
  };
}
