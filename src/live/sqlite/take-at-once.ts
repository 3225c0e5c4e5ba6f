import type { Arrival } from "../../app/arrival.ts";
import type { TurnClaim } from "../../app/live-store.ts";
import { hopeOf } from "../hope-of.ts";
import { bytes, integer } from "./column.ts";
import { nextFence } from "./next-fence.ts";
import type { Parts } from "./parts.ts";
import type { Sessions } from "./sessions.ts";

/**
 * Takes the turn of an event that is being accepted, until `until`, as a claim at `now` would: where it is due by itself, nobody has the conversation,
 * and nothing else waits in it. null otherwise: then it is claimed as ever. Runs inside the transaction that accepts it, before it is
 * written, and writes down the city of a conversation from the time when that was not kept.
 */
export type TakeAtOnce = (arrival: Arrival, now: number, until: number) => TurnClaim | null;

export function prepareTakeAtOnce({ db, vault, hints }: Parts, sessions: Sessions): TakeAtOnce {
  const look = db.prepare(`
    SELECT address, expires_at, fence, held_until,
      (SELECT body FROM session WHERE session.conversation_id = conversation.id) AS body,
      EXISTS (SELECT 1 FROM event WHERE event.conversation_id = conversation.id) AS waits,
      EXISTS (SELECT 1 FROM timer WHERE timer.conversation_id = conversation.id AND timer.at <= ?2) AS rings
    FROM conversation WHERE id = ?1`);
  const hold = db.prepare(
    "UPDATE conversation SET city = coalesce(city, ?2), fence = ?3, held_until = ?4, due_at = ?4 WHERE id = ?1",
  );

  return ({ conversationId, address, event }, now, until) => {
    const row = look.get(conversationId, now);
    if (row === undefined || row.waits === 1 || row.rings === 1) return null;
    if (integer(row.fence) !== 0 || integer(row.held_until) > now) return null;
    const session = sessions.read(conversationId, row, now);
    const known = vault.open("address", conversationId, bytes(row.address));
    if (!session.ok || known === null) return null;
    const { claim } = hopeOf(known, session, [{ event, tries: 0 }]);
    if (claim === null) return null;
    const fence = nextFence();
    hold.run(conversationId, address.city, fence, until);
    hints.mayBe("turn", until);
    return { conversationId, ...claim, fence };
  };
}
