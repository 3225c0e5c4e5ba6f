import type { LiveStore, TurnClaim } from "../../app/live-store.ts";
import type { Event } from "../../core/event.ts";
import type { Result } from "../../core/result.ts";
import type { Session } from "../../core/session.ts";
import { hopeOf } from "../hope-of.ts";
import type { Vault } from "../vault.ts";
import type { ClaimsInDoubt } from "./claims-in-doubt.ts";
import type { Parts } from "./parts.ts";
import { bytes, integer, list, text } from "./reply.ts";
import { makeSetAside, makeSetAsideWithWords, type SetAside } from "./set-aside.ts";
import type { TurnsAtOnce } from "./turns-at-once.ts";

type Waiting = { id: string; event: Event | null; tries: number; isTaken: boolean };

/** `LiveStore.claimTurn`, the conversation that has been ready for longest, as far as this process knows; and `setAside` of what it gives. */
export function makeClaimTurn(
  parts: Parts,
  doubts: ClaimsInDoubt,
  turns: TurnsAtOnce,
): Pick<LiveStore, "claimTurn" | "setAside"> {
  const setAside = makeSetAside(parts);
  return {
    claimTurn: makeClaim(parts, doubts, turns, setAside),
    setAside: makeSetAsideWithWords(parts, setAside),
  };
}

function makeClaim(
  { run, names, due, vault, nextFence }: Parts,
  doubts: ClaimsInDoubt,
  turns: TurnsAtOnce,
  setAside: SetAside,
): LiveStore["claimTurn"] {
  return async (now, leaseMs) => {
    turns.asked(leaseMs);
    for (;;) {
      const taken = turns.next(now);
      if (taken !== null) {
        const claim = await sortOut(taken.conversationId, taken.fence, taken.answer);
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
      const claim = await sortOut(conversationId, fence, list(answer));
      if (claim !== null) return claim;
    }
  };

  /** Opens what was sealed, and sets aside what is not even hopeless. null when nothing is left of the turn. */
  async function sortOut(conversationId: string, fence: number, answer: readonly unknown[]): Promise<TurnClaim | null> {
    const [sealedAddress, sealedSession, ...entries] = answer;
    const address = vault.open("address", conversationId, bytes(sealedAddress));
    const session = readSession(conversationId, bytes(sealedSession));
    const read = entries.map((entry) => readWaiting(vault, conversationId, entry));
    const unreadable = read.filter(({ event }) => event === null).map(({ id }) => ({ id, reason: "unreadable" }));
    const waiting = read.flatMap(({ event, ...more }) => (event === null ? [] : [{ event, ...more }])).sort(byTime);
    const { aside, claim } = hopeOf(address, session, waiting);
    if (unreadable.length + aside.length > 0) {
      const city = address?.city ?? "";
      await setAside({ conversationId, fence, city }, [...unreadable, ...aside], {
        giveBack: claim === null,
        lines: [],
      });
    }
    return claim === null ? null : { conversationId, ...claim, fence };
  }

  function readSession(conversationId: string, sealed: Buffer): Result<Session | null, "unreadable"> {
    if (sealed.length === 0) return { ok: true, value: null };
    const session = vault.open("session", conversationId, sealed);
    return session === null ? { ok: false, error: "unreadable" } : { ok: true, value: session };
  }
}

function byTime(a: { event: Event }, b: { event: Event }): number {
  return Date.parse(a.event.at) - Date.parse(b.event.at) || (a.event.id < b.event.id ? -1 : 1);
}

function readWaiting(vault: Vault, conversationId: string, entry: unknown): Waiting {
  const [eventId, tries, body, timer, iso, isTaken] = list(entry);
  const id = text(eventId);
  const name = text(timer);
  const event =
    name === ""
      ? vault.open("event", id, bytes(body))
      : { type: "timer" as const, id: `timer:${conversationId}:${name}:${text(iso)}`, at: text(iso), name };
  return { id, event, tries: integer(tries), isTaken: integer(isTaken) === 1 };
}
