import type { Arrival } from "../../app/arrival.ts";
import type { TurnClaim } from "../../app/live-store.ts";
import { hopeOf } from "../hope-of.ts";
import { bytes, integer, orNull } from "./column.ts";
import { nextFence } from "./next-fence.ts";
import type { Parts } from "./parts.ts";
import type { Sessions } from "./sessions.ts";
import { isUsed } from "./used-tokens.ts";

/**
 * Takes the turn of an event that is being accepted, until `until`, as a claim at `now` would, and keeps its reply token: where it is due by itself,
 * nobody has the conversation, and nothing else waits in it. null otherwise: then all of it is done as ever. Runs inside the transaction that
 * accepts it, before it is written, and writes down the city of a conversation from the time when that was not kept.
 */
export type TakeAtOnce = (arrival: Arrival, now: number, until: number) => TurnClaim | null;

export function prepareTakeAtOnce({ db, vault, hints }: Parts, sessions: Sessions): TakeAtOnce {
  const look = db.prepare(`
    SELECT address, expires_at, session_no, fence, held_until, token_until, used,
      EXISTS (SELECT 1 FROM event WHERE event.conversation_id = conversation.id) AS waits,
      EXISTS (SELECT 1 FROM timer WHERE timer.conversation_id = conversation.id AND timer.at <= ?2) AS rings,
      EXISTS (SELECT 1 FROM used_token WHERE name = ?3) AS was_used
    FROM conversation WHERE id = ?1`);
  const hold = (token: string) =>
    db.prepare(`
      UPDATE conversation SET city = coalesce(city, ?2), fence = ?3, held_until = ?4, due_at = ?4 ${token} WHERE id = ?1`);
  const [holdAlone, holdWithToken] = [hold(""), hold(", token = ?5, token_name = ?6, token_until = ?7")];

  return ({ conversationId, address, event, replyToken }, now, until) => {
    const name = replyToken === null ? "" : vault.nameToken(replyToken.token);
    const row = look.get(conversationId, now, name);
    if (row === undefined || row.waits === 1 || row.rings === 1) return null;
    if (integer(row.fence) !== 0 || integer(row.held_until) > now) return null;
    const session = sessions.read(conversationId, row, now);
    const known = vault.open("address", conversationId, bytes(row.address));
    if (!session.ok || known === null) return null;
    const { claim } = hopeOf(known, session, [{ event, tries: 0, isTaken: true }]);
    if (claim === null) return null;
    const fence = nextFence();
    const held = [conversationId, address.city, fence, until];
    // As reply-token.ts keeps it.
    const keptUntil = orNull(integer, row.token_until ?? null);
    const isKept = keptUntil === null || (replyToken !== null && keptUntil <= replyToken.until);
    if (replyToken !== null && isKept && row.was_used === 0 && !isUsed(orNull(bytes, row.used ?? null), name))
      holdWithToken.run(...held, vault.seal("token", conversationId, replyToken), name, replyToken.until);
    else holdAlone.run(...held);
    hints.mayBe("turn", until);
    return { conversationId, ...claim, fence };
  };
}
