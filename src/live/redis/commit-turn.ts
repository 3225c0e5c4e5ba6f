import type { LinesClaim, LiveStore, Turn, TurnClaim } from "../../app/live-store.ts";
import { nameOfTurn } from "../../app/name-of-turn.ts";
import type { Effect } from "../../core/effect.ts";
import type { LinesLeft } from "../lines-left.ts";
import { linesToSay } from "../lines-to-say.ts";
import { lineArgs } from "./line-args.ts";
import type { NeverSaid } from "./never-said.ts";
import type { Parts } from "./parts.ts";
import { bytes, integer, list } from "./reply.ts";

type Args = (string | number | Uint8Array)[];

/** What is to be said at once, and under which lease. */
type Speech = { fence: number; until: number };

/** `LiveStore.commitTurn` and `commitAndSpeak`: all of a turn or nothing of it. Events accepted meanwhile stay and wait for the next one. */
export function makeCommitTurn(
  { run, names, due, vault, now, nextFence }: Parts,
  left: LinesLeft,
  neverSaid: NeverSaid,
): Pick<LiveStore, "commitTurn" | "commitAndSpeak"> {
  function commitArgs(claim: TurnClaim, turn: Turn, speech: Speech | null): Args {
    const { conversationId, address, events } = claim;
    const timers = timerArgs(turn.effects);
    const lines = lineArgs(vault, nameOfTurn(claim, turn), turn.effects, { isBegun: speech !== null });
    const { lost } = turn;
    const reasons = events.flatMap(({ id }) => [id, lost?.ids.includes(id) ? lost.reason : ""]);
    return [
      ...[speech?.fence ?? "", speech?.until ?? ""],
      ...[turn.expiresAt ?? "", vault.seal("session", conversationId, turn.session), turn.session.reachable ? 1 : 0],
      ...[address.city, events.length, ...reasons],
      ...[timers.length, ...timers.flat()],
      ...[lines.length, ...lines.flat()],
    ];
  }

  /** The sealed reply token when the lines are ours to say, empty when they wait; null when the turn was stale. */
  async function commit(claim: TurnClaim, turn: Turn, speech: Speech | null, at: number): Promise<Uint8Array | null> {
    const { conversationId, fence } = claim;
    const args = [conversationId, at, fence, ...commitArgs(claim, turn, speech)];
    const answer = list(await run("commit-turn", names.ofConversation(conversationId), args));
    if (integer(answer[0]) === 0) return null;
    due.offer("turns", conversationId, integer(answer[1]));
    due.offer("speak", conversationId, integer(answer[2]));
    due.offer("record", conversationId, integer(answer[3]));
    return bytes(answer[4]);
  }

  return {
    commitTurn: async (claim, turn) => ((await commit(claim, turn, null, now())) === null ? "stale" : "committed"),
    async commitAndSpeak(claim, turn, { leaseMs }) {
      const at = now();
      const { conversationId, address } = claim;
      const lines = linesToSay(nameOfTurn(claim, turn), turn.effects, at);
      const may = lines.length > 0 && turn.session.reachable;
      const speech = may ? { fence: nextFence(), until: at + leaseMs } : null;
      const asked = commit(claim, turn, speech, at);
      const token = await (speech === null ? asked : neverSaid.during({ conversationId, fence: speech.fence }, asked));
      if (token === null) return { state: "stale" };
      const replyToken = token.length === 0 ? null : vault.open("token", conversationId, token);
      if (speech === null || replyToken === null) return { state: "committed", speaking: null };
      const { fence } = speech;
      const speaking: LinesClaim = {
        ...{ queue: "speak", conversationId, address, lines, replyToken, reachable: true, fence },
      };
      left.taken(speaking);
      return { state: "committed", speaking };
    },
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
