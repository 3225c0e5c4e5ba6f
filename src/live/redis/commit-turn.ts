import type { LiveStore, Turn, TurnClaim } from "../../app/live-store.ts";
import { type Effect, LANES } from "../../core/effect.ts";
import type { Parts } from "./parts.ts";
import { integer, list } from "./reply.ts";

type Args = (string | number | Uint8Array)[];

/** `LiveStore.commitTurn`: all of a turn or nothing of it. Events accepted meanwhile stay and wait for the next one. */
export function makeCommitTurn({ run, names, due, vault, now }: Parts): LiveStore["commitTurn"] {
  function commitArgs({ conversationId, events }: TurnClaim, turn: Turn): Args {
    const last = events.at(-1);
    if (last === undefined) throw new Error("a turn without events");
    const timers = timerArgs(turn.effects);
    const lines = turn.effects.flatMap((effect, n) => {
      if (effect.type === "set_timer" || effect.type === "cancel_timer") return [];
      const id = `${last.id}#${n}`;
      const queue = effect.type === "say" ? "speak" : "record";
      return [[id, queue, laneOf(effect), effect.type, vault.seal("effect", id, effect)]];
    });
    return [
      ...[turn.expiresAt ?? "", vault.seal("session", conversationId, turn.session), turn.session.reachable ? 1 : 0],
      ...[events.length, ...events.map((event) => event.id)],
      ...[timers.length, ...timers.flat()],
      ...[lines.length, ...lines.flat()],
    ];
  }

  return async (claim, turn) => {
    const { conversationId, fence } = claim;
    const args = [conversationId, now(), fence, ...commitArgs(claim, turn)];
    const answer = list(await run("commit-turn", names.ofConversation(conversationId), args));
    if (integer(answer[0]) === 0) return "stale";
    due.offer("turns", conversationId, integer(answer[1]));
    due.offer("speak", conversationId, integer(answer[2]));
    due.offer("record", conversationId, integer(answer[3]));
    return "committed";
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

/** What is written to the record has no lanes: it all goes in the order in which it was decided. */
function laneOf(effect: Effect): number {
  return LANES.indexOf(effect.type === "say" ? effect.lane : "flow");
}
