import { z } from "zod";
import type { Database } from "./database.ts";

/** LINE: within a minute of receiving the webhook; a redelivered one not later than 20 minutes after the event. */
const TOKEN_MS = 60_000;
const REDELIVERED_MS = 20 * 60_000;

/** Which reply tokens are alive. Kept in the file: a token used before a restart stays used. */
export type ReplyTokens = {
  /** Called whenever the webhook that carries the token goes out; a redelivery gives it another minute. */
  hand(token: string, owner: { city: string; userId: string; eventAt: number }, at: number): void;
  /** Uses the token up. null when it is unknown, used, too old or another city's: LINE does not tell which. */
  take(token: string, city: string, at: number): { userId: string } | null;
  /** Whose event carried it, dead or alive. */
  owner(token: string): string | null;
};

const Row = z.object({ user_id: z.string() });

export function makeReplyTokens(db: Database): ReplyTokens {
  return {
    hand: (token, owner, at) => {
      db.run(
        `INSERT INTO reply_token (token, city, user_id, event_at, until, used) VALUES (?, ?, ?, ?, ?, 0)
         ON CONFLICT (token) DO UPDATE SET until = min(?, event_at + ?)`,
        token,
        owner.city,
        owner.userId,
        owner.eventAt,
        Math.min(at + TOKEN_MS, owner.eventAt + REDELIVERED_MS),
        at + TOKEN_MS,
        REDELIVERED_MS,
      );
    },
    take: (token, city, at) => {
      const found = db.one(
        Row,
        "UPDATE reply_token SET used = 1 WHERE token = ? AND city = ? AND used = 0 AND until >= ? RETURNING user_id",
        token,
        city,
        at,
      );
      return found === null ? null : { userId: found.user_id };
    },
    owner: (token) => db.one(Row, "SELECT user_id FROM reply_token WHERE token = ?", token)?.user_id ?? null,
  };
}
