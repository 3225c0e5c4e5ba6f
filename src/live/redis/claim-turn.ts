import { type LiveStore, TURN_TRIES_MAX, type TurnClaim } from "../../app/live-store.ts";
import type { Event } from "../../core/event.ts";
import type { Vault } from "../vault.ts";
import type { ClaimsInDoubt } from "./claims-in-doubt.ts";
import type { Parts } from "./parts.ts";
import { bytes, integer, list, text } from "./reply.ts";
import type { TurnsAtOnce } from "./turns-at-once.ts";

type Taken = { id: string; event: Event | null; tries: number };

/** `LiveStore.claimTurn`: the conversation that has been ready for longest, as far as this process knows. */
export function makeClaimTurn(
  { run, names, due, vault, nextFence }: Parts,
  doubts: ClaimsInDoubt,
  turns: TurnsAtOnce,
): LiveStore["claimTurn"] {
  return async (now, leaseMs) => {
    turns.asked(leaseMs);
    for (;;) {
      const taken = turns.next(now);
      if (taken !== null) {
        const claim = await sortOut(taken.conversationId, taken.fence, now, taken.answer);
        if (claim !== null) return claim;
      }
      const doubt = doubts.next();
      const conversationId = doubt?.conversationId ?? (await due.turns.next(now));
      if (conversationId === null) return null;
      const fence = doubt?.fence ?? nextFence();
      const asked = run("claim-turn", names.ofConversation(conversationId), [
        conversationId,
        now,
        fence,
        now + leaseMs,
      ]);
      const question = asked.finally(() => due.turns.answered(conversationId));
      const answer = await doubts.during({ conversationId, fence }, question);
      // Another worker was quicker.
      if (answer === null) continue;
      const claim = await sortOut(conversationId, fence, now, list(answer));
      if (claim !== null) return claim;
    }
  };

  /** Opens what was sealed, and sets aside what cannot be handled. null when nothing is left of the turn. */
  async function sortOut(conversationId: string, fence: number, now: number, answer: readonly unknown[]) {
    const [address, session, ...entries] = answer;
    const resident = readResident(conversationId, bytes(address), bytes(session));
    const city = vault.open("address", conversationId, bytes(address))?.city ?? "";
    const aside: string[] = [];
    const fresh: { event: Event; at: number; tries: number }[] = [];
    for (const { id, event, tries } of entries.map((entry) => readTaken(vault, conversationId, entry))) {
      if (event === null) aside.push(id, "unreadable");
      // Tried too often without a word: each time the program died over it.
      else if (tries >= TURN_TRIES_MAX) aside.push(id, "crashed");
      else if (resident === null) aside.push(id, "session_unreadable");
      else fresh.push({ event, at: Date.parse(event.at), tries });
    }
    if (aside.length > 0) {
      const args = [conversationId, now, fence, fresh.length === 0 ? 1 : 0, city, aside.length / 2, ...aside];
      await run("set-aside", names.ofConversation(conversationId), args);
    }
    if (resident === null || fresh.length === 0) return null;
    fresh.sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1));
    const tries = Math.max(...fresh.map((entry) => entry.tries));
    return { conversationId, ...resident, events: fresh.map((entry) => entry.event), fence, tries };
  }

  /** null when it does not open: changed in Redis, or of a form that this program does not know. */
  function readResident(
    conversationId: string,
    sealedAddress: Buffer,
    sealedSession: Buffer,
  ): Pick<TurnClaim, "address" | "session"> | null {
    const address = vault.open("address", conversationId, sealedAddress);
    if (address === null) return null;
    if (sealedSession.length === 0) return { address, session: null };
    const session = vault.open("session", conversationId, sealedSession);
    return session === null ? null : { address, session };
  }
}

function readTaken(vault: Vault, conversationId: string, entry: unknown): Taken {
  const [eventId, tries, body, timer, iso] = list(entry);
  const id = text(eventId);
  const name = text(timer);
  const event =
    name === ""
      ? vault.open("event", id, bytes(body))
      : { type: "timer" as const, id: `timer:${conversationId}:${name}:${text(iso)}`, at: text(iso), name };
  return { id, event, tries: integer(tries) };
}
