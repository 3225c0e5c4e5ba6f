import type { SQLOutputValue } from "node:sqlite";
import type { Result } from "../../core/result.ts";
import type { Session } from "../../core/session.ts";
import { bytes, integer, orNull } from "./column.ts";
import type { Parts } from "./parts.ts";

type SessionRow = Record<string, SQLOutputValue>;

/** Sessions and how they vanish. All of it runs inside a transaction of the caller. */
export type Sessions = {
  /** null before the first turn and after the time to live. `row`: its `body`, and `expires_at` of its conversation. */
  read(conversationId: string, row: SessionRow, now: number): Result<Session | null, "unreadable">;
  /** The same for who only looks: outside of a transaction, writing nothing. null also for what cannot be read. */
  look(conversationId: string, now: number): Session | null;
  write(conversationId: string, session: Session): void;
  /** Removes everything personal that hangs on the session; dead letters keep their reason but lose their content. */
  forget(conversationId: string): { sessions: number };
};

export function prepareSessions({ db, vault }: Parts): Sessions {
  const find = db.prepare(`
    SELECT session.body, conversation.expires_at FROM session
    JOIN conversation ON conversation.id = session.conversation_id WHERE session.conversation_id = ?`);
  const put = db.prepare(`
    INSERT INTO session (conversation_id, body) VALUES (?, ?)
    ON CONFLICT (conversation_id) DO UPDATE SET body = excluded.body`);
  const remove = db.prepare("DELETE FROM session WHERE conversation_id = ?");
  const forgetting = [
    "DELETE FROM timer WHERE conversation_id = ?",
    "UPDATE dead_event SET body = NULL WHERE conversation_id = ?",
    `UPDATE line SET effect = NULL, attempt = NULL
     WHERE state IN ('dead', 'ambiguous') AND ended_at IS NOT NULL AND conversation_id = ?`,
  ].map((sql) => db.prepare(sql));

  function forget(conversationId: string): { sessions: number } {
    for (const statement of forgetting) statement.run(conversationId);
    return { sessions: Number(remove.run(conversationId).changes) };
  }

  return {
    read(conversationId, row, now) {
      if ((row.body ?? null) === null) return { ok: true, value: null };
      const expiresAt = orNull(integer, row.expires_at);
      if (expiresAt !== null && expiresAt <= now) {
        // Past its time, only the sweep has not come by yet.
        forget(conversationId);
        return { ok: true, value: null };
      }
      const session = vault.open("session", conversationId, bytes(row.body));
      return session === null ? { ok: false, error: "unreadable" } : { ok: true, value: session };
    },
    look(conversationId, now) {
      const row = find.get(conversationId);
      const expiresAt = row === undefined ? null : orNull(integer, row.expires_at);
      if (row === undefined || (expiresAt !== null && expiresAt <= now)) return null;
      return vault.open("session", conversationId, bytes(row.body));
    },
    write(conversationId, session) {
      put.run(conversationId, vault.seal("session", conversationId, session));
    },
    forget,
  };
}
