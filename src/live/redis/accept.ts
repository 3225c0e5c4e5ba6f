import type { Address, Arrival } from "../../app/arrival.ts";
import type { LiveStore } from "../../app/live-store.ts";
import type { Due } from "./due-guesses.ts";
import type { Parts } from "./parts.ts";
import { integer, list } from "./reply.ts";
import type { SessionsAtHand } from "./sessions-at-hand.ts";
import { UNTURNED_TTL_MS } from "./times.ts";
import type { TurnsAtOnce } from "./turns-at-once.ts";

const ADDRESSES_MAX = 1000;

/** `LiveStore.accept`, and when the turns of what was new are due. */
export type Accept = (
  arrivals: readonly Arrival[],
) => Promise<Awaited<ReturnType<LiveStore["accept"]>> & { due: Due[] }>;

/**
 * One script a conversation, all sent together. When one of them fails the whole request does: LINE sends it again, and what was
 * stored is known.
 */
export function makeAccept({ run, names, due, vault, now }: Parts, turns: TurnsAtOnce, atHand: SessionsAtHand): Accept {
  const addresses = new Map<string, Uint8Array>();
  async function store(conversationId: string, arrivals: readonly [Arrival, ...Arrival[]]) {
    const [{ address, receivedAt }] = arrivals;
    // Something waits there from now on.
    atHand.take(conversationId, receivedAt);
    const args = [sealedAddress(conversationId, address), address.city, receivedAt + UNTURNED_TTL_MS, arrivals.length];
    const [accepted, at, taken] = await turns.offered(conversationId, now(), async (lease) =>
      list(
        await run("accept", names.ofConversation(conversationId), [
          ...[conversationId, now(), lease?.fence ?? "", lease?.until ?? ""],
          ...args,
          ...arrivals.flatMap((arrival) => [...eventArgs(arrival), ...tokenArgs(arrival)]),
        ]),
      ),
    );
    const dueAt = taken === undefined ? integer(at) : -1;
    due.offer("turns", conversationId, dueAt);
    return { accepted: integer(accepted), due: { id: conversationId, at: dueAt } };
  }

  /** A conversation is named after its address: one of a moment ago has the same, and needs no sealing. */
  function sealedAddress(conversationId: string, address: Address): Uint8Array {
    const known = addresses.get(conversationId);
    if (known !== undefined) return known;
    if (addresses.size >= ADDRESSES_MAX) addresses.clear();
    const sealed = vault.seal("address", conversationId, address);
    addresses.set(conversationId, sealed);
    return sealed;
  }

  function eventArgs({ event, receivedAt, readyAt }: Arrival) {
    return [event.id, receivedAt, readyAt, Date.parse(event.at), vault.seal("event", event.id, event)];
  }

  function tokenArgs({ conversationId, replyToken }: Arrival) {
    if (replyToken === null) return ["", "", ""];
    const sealed = vault.seal("token", conversationId, replyToken);
    return [vault.nameToken(replyToken.token), replyToken.until, sealed];
  }

  return async (arrivals) => {
    const byConversation = new Map<string, [Arrival, ...Arrival[]]>();
    for (const arrival of arrivals) {
      const known = byConversation.get(arrival.conversationId);
      if (known === undefined) byConversation.set(arrival.conversationId, [arrival]);
      else known.push(arrival);
    }
    const stored = await Promise.all([...byConversation].map(([id, its]) => store(id, its)));
    const accepted = stored.reduce((sum, each) => sum + each.accepted, 0);
    const fresh = stored.filter((each) => each.accepted > 0 && each.due.at >= 0).map((each) => each.due);
    return { accepted, duplicates: arrivals.length - accepted, due: fresh };
  };
}
