import type { ReplyToken } from "../../app/arrival.ts";
import { bytes, orNull } from "./column.ts";
import type { Parts } from "./parts.ts";
import { isUsed, markOf, withUsed } from "./used-tokens.ts";

/** The newest unused reply token of each conversation. All of it runs inside a transaction of the caller. */
export type ReplyTokens = {
  /** Keeps a token, unless it was used already or the one we have lives longer. A redelivery brings the same one, fresher. */
  keep(conversationId: string, token: ReplyToken): void;
  /** null when there is none that still works at `now`. */
  read(conversationId: string, now: number): ReplyToken | null;
  /** Writes down that a token is used, and forgets it; false when that was done before. A newer token that came meanwhile stays. */
  use(conversationId: string, token: ReplyToken): boolean;
};

export function prepareReplyTokens({ db, vault, now }: Parts): ReplyTokens {
  const put = db.prepare(`
    UPDATE conversation SET token = ?3, token_name = ?2, token_until = ?4
    WHERE id = ?1 AND (token_until IS NULL OR token_until <= ?4)
      AND instr(coalesce(used, x''), ?5) = 0 AND NOT EXISTS (SELECT 1 FROM used_token WHERE name = ?2)`);
  const find = db.prepare("SELECT token FROM conversation WHERE id = ? AND token_until > ?");
  const findUsed = db.prepare("SELECT used FROM conversation WHERE id = ?");
  const writeUsed = db.prepare("UPDATE conversation SET used = ? WHERE id = ?");
  const drop = db.prepare(`
    UPDATE conversation SET token = NULL, token_name = NULL, token_until = NULL WHERE id = ? AND token_name = ?`);

  return {
    keep(conversationId, token) {
      const sealed = vault.seal("token", conversationId, token);
      const name = vault.nameToken(token.token);
      put.run(conversationId, name, sealed, token.until, markOf(name));
    },
    read(conversationId, at) {
      const sealed = orNull(bytes, find.get(conversationId, at)?.token ?? null);
      return sealed === null ? null : vault.open("token", conversationId, sealed);
    },
    use(conversationId, { token }) {
      const name = vault.nameToken(token);
      const row = findUsed.get(conversationId);
      const used = orNull(bytes, row?.used ?? null);
      if (row === undefined || isUsed(used, name)) return false;
      writeUsed.run(withUsed(used, name, now()), conversationId);
      drop.run(conversationId, name);
      return true;
    },
  };
}
