import { z } from "zod";
import type { Database } from "./database.ts";

/** LINE forgets a retry key after 24 hours; the same key then sends again. */
const KEY_MS = 24 * 60 * 60_000;

/** A push that was accepted under a key: what a repetition is told. */
export type AcceptedPush = { requestId: string; sentMessages: SentMessage[] };
export const SentMessage = z.object({ id: z.string(), quoteToken: z.string().optional() });
export type SentMessage = z.infer<typeof SentMessage>;

/** The retry keys of accepted pushes. The body plays no part: LINE answers 409 even if it has changed. */
export type RetryKeys = {
  find(city: string, key: string, at: number): AcceptedPush | null;
  keep(city: string, key: string, accepted: AcceptedPush, at: number): void;
};

const Row = z.object({ request_id: z.string(), sent: z.string() });

export function makeRetryKeys(db: Database): RetryKeys {
  return {
    find: (city, key, at) => {
      const row = db.one(
        Row,
        "SELECT request_id, sent FROM retry_key WHERE city = ? AND key = ? AND at > ?",
        city,
        key.toLowerCase(),
        at - KEY_MS,
      );
      return row === null
        ? null
        : { requestId: row.request_id, sentMessages: z.array(SentMessage).parse(JSON.parse(row.sent)) };
    },
    keep: (city, key, accepted, at) => {
      db.run(
        "INSERT OR REPLACE INTO retry_key (city, key, at, request_id, sent) VALUES (?, ?, ?, ?, ?)",
        city,
        key.toLowerCase(),
        at,
        accepted.requestId,
        JSON.stringify(accepted.sentMessages),
      );
    },
  };
}
