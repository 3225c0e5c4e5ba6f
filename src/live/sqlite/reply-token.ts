import type { ReplyToken } from "../../app/arrival.ts";
import { bytes, orNull } from "./column.ts";
import type { Parts } from "./parts.ts";

/** The newest unused reply token of each conversation. All of it runs inside a transaction of the caller. */
export type ReplyTokens = {
  /** Keeps a token, unless it was used already or the one we have lives longer. A redelivery brings the same one, fresher. */
  keep(conversationId: string, token: ReplyToken): void;
  /** null when there is none that still works at `now`. */
  read(conversationId: string, now: number): ReplyToken | null;
  /** Writes down that a token is used; false when that was done before. */
  markUsed(token: ReplyToken): boolean;
  /** The same, and forgets it; a newer token that came meanwhile stays. */
  use(conversationId: string, token: ReplyToken): boolean;
};

export function prepareReplyTokens({ db, vault, now }: Parts): ReplyTokens {
  const put = db.prepare(`
    UPDATE conversation SET token = ?3, token_name = ?2, token_until = ?4
    WHERE id = ?1 AND (token_until IS NULL OR token_until <= ?4)
      AND NOT EXISTS (SELECT 1 FROM used_token WHERE name = ?2)`);
  const find = db.prepare("SELECT token FROM conversation WHERE id = ? AND token_until > ?");
  const writeUsed = db.prepare("INSERT OR IGNORE INTO used_token (name, at) VALUES (?, ?)");
  const drop = db.prepare(`
    UPDATE conversation SET token = NULL, token_name = NULL, token_until = NULL WHERE id = ? AND token_name = ?`);

  return {
    keep(conversationId, token) {
      const sealed = vault.seal("token", conversationId, token);
      put.run(conversationId, vault.nameToken(token.token), sealed, token.until);
    },
    read(conversationId, at) {
      const sealed = orNull(bytes, find.get(conversationId, at)?.token ?? null);
      return sealed === null ? null : vault.open("token", conversationId, sealed);
    },
    markUsed: ({ token }) => writeUsed.run(vault.nameToken(token), now()).changes === 1,
    use(conversationId, { token }) {
      const name = vault.nameToken(token);
      const first = writeUsed.run(name, now()).changes === 1;
      if (first) drop.run(conversationId, name);
      return first;
    },
  };
}
