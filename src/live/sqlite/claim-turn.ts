import type { SQLOutputValue } from "node:sqlite";
import type { LiveStore, TurnClaim } from "../../app/live-store.ts";
import { hopeOf } from "../hope-of.ts";
import { bytes, integer, orNull, text } from "./column.ts";
import { nextFence } from "./next-fence.ts";
import type { Parts } from "./parts.ts";
import type { Sessions } from "./sessions.ts";
import type { RescheduleTurn } from "./turn-schedule.ts";
import type { TurnsAtOnce } from "./turns-at-once.ts";
import type { WaitingEvents } from "./waiting-events.ts";

type Row = Record<string, SQLOutputValue>;

/** `LiveStore.claimTurn`: the conversation that has been ready for longest. */
export function prepareClaimTurn(
  parts: Parts,
  sessions: Sessions,
  waiting: WaitingEvents,
  reschedule: RescheduleTurn,
  atOnce: TurnsAtOnce,
): LiveStore["claimTurn"] {
  const { db, group, vault, hints } = parts;
  // Looked for and then taken: RETURNING would make a table for its one row.
  const find = db.prepare(`
    SELECT id, address, expires_at, session_no,
      EXISTS (SELECT 1 FROM timer WHERE timer.conversation_id = conversation.id AND timer.at <= ?1) AS rings
    FROM conversation WHERE due_at <= ?1 ORDER BY due_at LIMIT 1`);
  const first = db.prepare("SELECT min(due_at) AS due_at FROM conversation WHERE due_at IS NOT NULL");
  const hold = db.prepare("UPDATE conversation SET fence = ?2, held_until = ?3, due_at = ?3 WHERE id = ?1");
  const giveBack = db.prepare("UPDATE conversation SET fence = 0, held_until = 0 WHERE id = ?");

  /** When the next is due. */
  function findFirst(): number {
    const at = orNull(integer, first.get()?.due_at ?? null);
    hints.found("turn", at);
    return at ?? Number.POSITIVE_INFINITY;
  }

  function claim(now: number, leaseMs: number): TurnClaim | null {
    for (;;) {
      const row = find.get(now);
      if (row === undefined) {
        findFirst();
        return null;
      }
      const conversationId = text(row.id);
      const fence = nextFence();
      hold.run(conversationId, fence, now + leaseMs);
      hints.mayBe("turn", now + leaseMs);
      const turn = gather(conversationId, row, now);
      if (turn !== null) return { conversationId, ...turn, fence };
      // All of its events were set aside: nothing is left to do here, so on to the next conversation.
      giveBack.run(conversationId);
      reschedule(conversationId);
    }
  }

  function gather(conversationId: string, row: Row, now: number): Omit<TurnClaim, "conversationId" | "fence"> | null {
    const address = vault.open("address", conversationId, bytes(row.address));
    const session = sessions.read(conversationId, row, now);
    if (row.rings === 1) waiting.ring(conversationId, now);
    const { aside, claim } = hopeOf(address, session, waiting.take(conversationId));
    for (const { id, reason } of aside) waiting.setAside(conversationId, id, reason);
    return claim;
  }

  return async (now, leaseMs) => {
    atOnce.asked(leaseMs);
    const taken = atOnce.next(now);
    if (taken !== null) return taken;
    // Looking costs no transaction, or none of its own: an idle worker must not keep the disk busy.
    const isVain = !hints.mayBeDue("turn", now) || (!group.isAtWork() && findFirst() > now);
    if (isVain) return atOnce.nextAtAll(now);
    return (await group.writeLightly(() => claim(now, leaseMs))) ?? atOnce.nextAtAll(now);
  };
}
