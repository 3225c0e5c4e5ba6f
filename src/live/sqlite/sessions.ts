import type { SQLOutputValue } from "node:sqlite";
import type { Result } from "../../core/result.ts";
import type { Session } from "../../core/session.ts";
import { bytes, integer, orNull } from "./column.ts";
import { keepNewSessions } from "./new-sessions.ts";
import type { Parts } from "./parts.ts";

/** Of a conversation: `expires_at`, and `session_no`, which names what its session is since which commit; null where it has none, or of a version before. */
type Row = Record<string, SQLOutputValue>;

/** Sessions and how they vanish. All of it runs inside a transaction of the caller. */
export type Sessions = {
  /** null before the first turn and after the time to live. */
  read(conversationId: string, row: Row, now: number): Result<Session | null, "unreadable">;
  /** The same for who only looks: outside of a transaction, writing nothing. null also for what cannot be read. */
  look(conversationId: string, now: number): Session | null;
  /** The one that this process wrote last under the number `no`; null where it is not known here, or past its time. */
  atHand(conversationId: string, no: number, row: Row, now: number): Session | null;
  /** `no`: a number that no other session has; the caller writes it into the conversation. */
  write(conversationId: string, session: Session, no: number): void;
  /** Removes everything personal that hangs on the session; dead letters keep their reason but lose their content. */
  forget(conversationId: string): { sessions: number };
};

export function prepareSessions({ db, vault }: Parts): Sessions {
  const ofConversation = db.prepare("SELECT expires_at, session_no FROM conversation WHERE id = ?");
  const find = db.prepare("SELECT body FROM session WHERE conversation_id = ?");
  const put = db.prepare(`
    INSERT INTO session (conversation_id, body) VALUES (?, ?)
    ON CONFLICT (conversation_id) DO UPDATE SET body = excluded.body`);
  const remove = db.prepare("DELETE FROM session WHERE conversation_id = ?");
  const forgetting = [
    "DELETE FROM timer WHERE conversation_id = ?",
    "UPDATE dead_event SET body = NULL WHERE conversation_id = ?",
    `UPDATE line SET effect = NULL, attempt = NULL
     WHERE state IN ('dead', 'ambiguous') AND ended_at IS NOT NULL AND conversation_id = ?`,
    "UPDATE conversation SET session_no = NULL WHERE id = ?",
  ].map((sql) => db.prepare(sql));
  const fresh = keepNewSessions();

  function forget(conversationId: string): { sessions: number } {
    for (const statement of forgetting) statement.run(conversationId);
    return { sessions: Number(remove.run(conversationId).changes) };
  }

  function stored(conversationId: string, no: number | null): Result<Session | null, "unreadable"> {
    const known = no === null ? null : fresh.find(conversationId, no);
    if (known !== null) return { ok: true, value: known };
    const row = find.get(conversationId);
    if (row === undefined) return { ok: true, value: null };
    const session = vault.open("session", conversationId, bytes(row.body));
    return session === null ? { ok: false, error: "unreadable" } : { ok: true, value: session };
  }

  return {
    read(conversationId, row, now) {
      if (!isPast(row, now)) return stored(conversationId, orNull(integer, row.session_no ?? null));
      // Past its time, only the sweep has not come by yet.
      if (find.get(conversationId) !== undefined) forget(conversationId);
      return { ok: true, value: null };
    },
    look(conversationId, now) {
      const row = ofConversation.get(conversationId);
      if (row === undefined || isPast(row, now)) return null;
      const session = stored(conversationId, orNull(integer, row.session_no ?? null));
      return session.ok ? session.value : null;
    },
    atHand: (conversationId, no, row, now) => (isPast(row, now) ? null : fresh.find(conversationId, no)),
    write(conversationId, session, no) {
      put.run(conversationId, vault.seal("session", conversationId, session));
      fresh.keep(conversationId, no, session);
    },
    forget,
  };
}

function isPast({ expires_at }: Row, now: number): boolean {
  const at = orNull(integer, expires_at ?? null);
  return at !== null && at <= now;
}
