import { z } from "zod";
import type { Line, LinesClaim, LiveStore, Queue } from "../../app/live-store.ts";
import { readAttempt } from "../attempt-column.ts";
import type { LinesLeft } from "../lines-left.ts";
import { makeClaimsInDoubt } from "./claims-in-doubt.ts";
import type { Parts } from "./parts.ts";
import { bytes, integer, list, text } from "./reply.ts";
import type { Settle } from "./settle-lines.ts";

/** The rest is due again as soon as these are done. */
const LINES_PER_CLAIM_MAX = 50;
const UnfinishedState = z.enum(["planned", "attempted", "waiting"]);

/** `LiveStore.claimLines`: the queue that has been due for longest, its lines in the order of delivery. */
export function makeClaimLines(
  { run, names, due, vault, now, nextFence }: Parts,
  settle: Settle,
  left: LinesLeft,
  payDebts: () => Promise<unknown>,
): LiveStore["claimLines"] {
  const inDoubt = { speak: makeClaimsInDoubt(), record: makeClaimsInDoubt() };
  return async (queue, at, leaseMs) => {
    await payDebts();
    for (;;) {
      const doubt = inDoubt[queue].next();
      const conversationId = doubt?.conversationId ?? (await due[queue].next(at));
      if (conversationId === null) return null;
      const fence = doubt?.fence ?? nextFence();
      const args = [conversationId, at, fence, at + leaseMs, queue, LINES_PER_CLAIM_MAX];
      const asked = run("claim-lines", names.ofConversation(conversationId), args);
      const question = asked.finally(() => due[queue].answered(conversationId));
      const answer = await inDoubt[queue].during({ conversationId, fence }, question);
      // Another worker was quicker.
      if (answer === null) continue;
      const claim = await sortOut({ queue, conversationId, fence }, list(answer));
      if (claim === null) continue;
      left.taken(claim);
      return claim;
    }
  };

  /** What does not open is given up, visibly: one bad row must not stop all that comes after it. */
  async function sortOut(
    taken: { queue: Queue; conversationId: string; fence: number },
    answer: readonly unknown[],
  ): Promise<LinesClaim | null> {
    const { conversationId } = taken;
    const [sealedAddress, sealedToken, reachable, ...entries] = answer;
    const address = vault.open("address", conversationId, bytes(sealedAddress));
    const read = entries.map((entry) => readLine(list(entry)));
    const lines = read.flatMap(({ line }) => (line === null || address === null ? [] : [line]));
    const unreadable = read.filter(({ line }) => line === null || address === null);
    if (unreadable.length > 0) {
      const outcomes = unreadable.map(({ id }) => ({
        ...{ lineId: id, state: "dead" as const, reason: "unreadable", at: now() },
      }));
      await settle({ ...taken, address }, outcomes, lines.length === 0);
    }
    if (address === null || lines.length === 0) return null;
    const token = bytes(sealedToken);
    const replyToken = token.length === 0 ? null : vault.open("token", conversationId, token);
    return { ...taken, address, lines, replyToken, reachable: integer(reachable) === 1 };
  }

  /** `line` is null when it does not open. */
  function readLine([lineId, state, tries, createdAt, sealedEffect, sealedAttempt]: readonly unknown[]) {
    const id = text(lineId);
    const effect = vault.open("effect", id, bytes(sealedEffect));
    const tried = bytes(sealedAttempt);
    const attempt = tried.length === 0 ? null : readAttempt(vault, id, tried);
    if (effect === null || (tried.length > 0 && attempt === null)) return { id, line: null };
    const line: Line = {
      id,
      state: UnfinishedState.parse(text(state)),
      effect,
      eventId: id.slice(0, id.lastIndexOf("#")),
      tries: integer(tries),
      createdAt: integer(createdAt),
      attempt,
    };
    return { id, line };
  }
}
