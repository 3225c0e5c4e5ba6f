import type { TurnClaim } from "../../app/live-store.ts";
import { bytes, integer, orNull } from "./column.ts";
import type { Parts } from "./parts.ts";
import type { UsedTokens } from "./used-tokens.ts";

/** What a commit has to know of the conversation: how many lines wait to be said, the sealed reply token that still works, those used. */
export type Before = {
  eventsWaiting: number;
  hasTimers: boolean;
  linesWaiting: number;
  token: Uint8Array | null;
  used: UsedTokens;
};

/** Looks at the conversation of a claim at `at` (ms), inside a transaction of the caller; null when the lease was lost. */
export type LookBefore = (claim: TurnClaim, at: number) => Before | null;

export function prepareLookBefore({ db }: Parts): LookBefore {
  const look = db.prepare(`
    SELECT token, token_until, used,
      (SELECT count(*) FROM event WHERE event.conversation_id = ?1) AS events,
      EXISTS (SELECT 1 FROM timer WHERE timer.conversation_id = ?1) AS timers, (
      SELECT count(*) FROM line WHERE conversation_id = ?1 AND queue = 'speak' AND ended_at IS NULL) AS lines
    FROM conversation WHERE id = ?1 AND fence = ?2`);
  return ({ conversationId, fence }, at) => {
    const row = look.get(conversationId, fence);
    if (row === undefined) return null;
    const works = (orNull(integer, row.token_until ?? null) ?? 0) > at;
    const token = works ? orNull(bytes, row.token ?? null) : null;
    const waiting = { eventsWaiting: integer(row.events), hasTimers: row.timers === 1 };
    return { ...waiting, linesWaiting: integer(row.lines), token, used: orNull(bytes, row.used ?? null) };
  };
}
