import type { LinesClaim, LiveStore, Turn, TurnClaim } from "../../app/live-store.ts";
import { nameOfTurn } from "../../app/name-of-turn.ts";
import type { Effect } from "../../core/effect.ts";
import type { LinesLeft } from "../lines-left.ts";
import { linesToSay } from "../lines-to-say.ts";
import { lineArgs } from "./line-args.ts";
import type { NeverSaid } from "./never-said.ts";
import type { Parts } from "./parts.ts";
import { bytes, integer, list } from "./reply.ts";
import type { ScriptName } from "./scripts.ts";
import type { SessionsAtHand } from "./sessions-at-hand.ts";

type Args = (string | number | Uint8Array)[];

/** What is to be said at once, and under which lease. */
type Speech = { fence: number; until: number };
type Committed = Awaited<ReturnType<LiveStore["commitAndSpeak"]>>;

/** The step that commits, the fence of the turn and what comes first among its arguments; `done`: those events that are stored. */
type Step = { name: ScriptName; fence: number | ""; first: Args; done: TurnClaim["events"]; at: number };

/** All of a turn or nothing of it; what it says is claimed for `speakMs`, or waits where that is null. */
export type Commit = (step: Step, claim: TurnClaim, turn: Turn, speakMs: number | null) => Promise<Committed>;

/** `LiveStore.commitTurn` and `commitAndSpeak`. Events accepted meanwhile stay and wait for the next one. */
export function makeCommitTurn(
  { now }: Pick<Parts, "now">,
  commit: Commit,
): Pick<LiveStore, "commitTurn" | "commitAndSpeak"> {
  const stepOf = ({ fence, events }: TurnClaim): Step => ({
    ...{ name: "commit-turn", fence, first: [], done: events, at: now() },
  });
  return {
    commitTurn: async (claim, turn) => (await commit(stepOf(claim), claim, turn, null)).state,
    commitAndSpeak: (claim, turn, { leaseMs }) => commit(stepOf(claim), claim, turn, leaseMs),
  };
}

export function makeCommit(
  { run, names, due, vault, nextFence }: Parts,
  left: LinesLeft,
  neverSaid: NeverSaid,
  atHand: SessionsAtHand,
): Commit {
  function turnArgs(
    claim: TurnClaim,
    turn: Turn,
    done: TurnClaim["events"],
    sealed: Uint8Array,
    isBegun: boolean,
  ): Args {
    const { effects, lost, session } = turn;
    const timers = timerArgs(effects);
    const lines = lineArgs(vault, nameOfTurn(claim, turn), effects, { isBegun });
    const reasons = done.flatMap(({ id }) => [id, lost?.ids.includes(id) ? lost.reason : ""]);
    return [
      ...[turn.expiresAt ?? "", sealed, session.reachable ? 1 : 0],
      ...[claim.address.city, done.length, ...reasons],
      ...[timers.length, ...timers.flat()],
      ...[lines.length, ...lines.flat()],
    ];
  }

  function speechFor({ session }: Turn, lines: number, at: number, speakMs: number | null): Speech | null {
    const may = speakMs !== null && lines > 0 && session.reachable;
    return may ? { fence: nextFence(), until: at + speakMs } : null;
  }

  return async ({ name, fence, first, done, at }, claim, turn, speakMs) => {
    const { conversationId, address } = claim;
    const lines = linesToSay(nameOfTurn(claim, turn), turn.effects, at);
    const speech = speechFor(turn, lines.length, at, speakMs);
    const sealed = vault.seal("session", conversationId, turn.session);
    const more = turnArgs(claim, turn, done, sealed, speech !== null);
    const args = [conversationId, at, fence, ...first, speech?.fence ?? "", speech?.until ?? "", ...more];
    const asked = run(name, names.ofConversation(conversationId), args);
    const inDoubt = speech === null ? asked : neverSaid.during({ conversationId, fence: speech.fence }, asked);
    const answer = list(await inDoubt);
    if (integer(answer[0]) === 0) return { state: "stale" };
    const turnDue = integer(answer[1]);
    due.offer("turns", conversationId, turnDue);
    due.offer("speak", conversationId, integer(answer[2]));
    due.offer("record", conversationId, integer(answer[3]));
    if (turnDue < 0 || turnDue > at)
      atHand.keep(conversationId, { session: turn.session, sealed, expiresAt: turn.expiresAt });
    const token = bytes(answer[4]);
    const replyToken = token.length === 0 ? null : vault.open("token", conversationId, token);
    if (speech === null || replyToken === null) return { state: "committed", speaking: null };
    const speaking: LinesClaim = {
      ...{ queue: "speak", conversationId, address, lines, replyToken, reachable: true, fence: speech.fence },
    };
    left.taken(speaking);
    return { state: "committed", speaking };
  };
}

/** Name, time (empty: cancelled) and the time's ISO form of each timer that changes; of several changes the last counts. */
function timerArgs(effects: readonly Effect[]): Args[] {
  const changes = new Map<string, Args>();
  for (const effect of effects) {
    if (effect.type === "set_timer") {
      const at = new Date(effect.at);
      changes.set(effect.name, [effect.name, at.getTime(), at.toISOString()]);
    } else if (effect.type === "cancel_timer") changes.set(effect.name, [effect.name, "", ""]);
  }
  return [...changes.values()];
}
