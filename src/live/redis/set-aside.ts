import type { LiveStore } from "../../app/live-store.ts";
import { nameOfAside } from "../../app/name-of-aside.ts";
import { lineArgs } from "./line-args.ts";
import type { Parts } from "./parts.ts";
import { integer, list } from "./reply.ts";

/** Events of a claim, each with its reason; null: it is done. */
type Events = readonly { id: string; reason: string | null }[];
type Taken = { conversationId: string; fence: number; city: string };

/** Puts events among the dead letters, with the lines that are said and done about them. false: the lease was lost. */
export type SetAside = (
  taken: Taken,
  events: Events,
  more: { giveBack: boolean; lines: ReturnType<typeof lineArgs> },
) => Promise<boolean>;

export function makeSetAside({ run, names, due, now }: Parts): SetAside {
  return async ({ conversationId, fence, city }, events, { giveBack, lines }) => {
    const ids = events.flatMap(({ id, reason }) => [id, reason ?? ""]);
    const args = [conversationId, now(), fence, giveBack ? 1 : 0, city, events.length, ...ids];
    const planned = [lines.length, ...lines.flat()];
    const answer = list(await run("set-aside", names.ofConversation(conversationId), [...args, ...planned]));
    if (integer(answer[0]) === 0) return false;
    due.offer("turns", conversationId, integer(answer[1]));
    due.offer("speak", conversationId, integer(answer[2]));
    due.offer("record", conversationId, integer(answer[3]));
    return true;
  };
}

/** `LiveStore.setAside`. */
export function makeSetAsideWithWords({ vault }: Pick<Parts, "vault">, setAside: SetAside): LiveStore["setAside"] {
  return async (claim, { reason, effects, done }) => {
    const { conversationId, fence, address } = claim;
    const events = claim.events.map(({ id }) => ({ id, reason: done.includes(id) ? null : reason }));
    const lines = lineArgs(vault, nameOfAside(claim), effects, { isBegun: false });
    const taken = { conversationId, fence, city: address.city };
    return (await setAside(taken, events, { giveBack: true, lines })) ? "set_aside" : "stale";
  };
}
