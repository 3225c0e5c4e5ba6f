import { type Kysely, sql } from "kysely";
import type { AccountGuard } from "../app/account-guard.ts";
import type { Tables } from "./tables.ts";
import { utc } from "./writing.ts";

/** Longer than any window, so that what one counts is not forgotten by another. */
const TRIES_KEPT_MS = 60 * 60_000;

/** Failed tries, locks and sessions, in the same database as the accounts. */
export function accountGuard(db: Kysely<Tables>): AccountGuard {
  return {
    async mayTry(key, { max, windowMs }, at) {
      const windowBegan = utc(at - windowMs);
      const { count } = await db
        .insertInto("attempts")
        .values({ key, count: 1, since: utc(at) })
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet({
            count: sql`case when attempts.since < ${windowBegan} then 1 else attempts.count + 1 end`,
            since: sql`case when attempts.since < ${windowBegan} then ${utc(at)} else attempts.since end`,
          }),
        )
        .returning("count")
        .executeTakeFirstOrThrow();
      // Now and then, so that the table holds only those who try now.
      if (count === 1)
        await db
          .deleteFrom("attempts")
          .where("since", "<", utc(at - TRIES_KEPT_MS))
          .execute();
      return count <= max;
    },
    async forgive(key, what) {
      if (what === "all") await db.deleteFrom("attempts").where("key", "=", key).execute();
      else
        await db
          .updateTable("attempts")
          .set({ count: sql`count - 1` })
          .where("key", "=", key)
          .where("count", ">", 0)
          .execute();
    },
    touch: (sessionId, at) => change(sessionId, { activeAt: at }),
    lock: (sessionId, at) => change(sessionId, { lockedAt: at }),
    unlock: (sessionId, at) => change(sessionId, { lockedAt: null, activeAt: at }),
    noteHow: (sessionId, how) => change(sessionId, { how }),
    async endSessions(userId, keep) {
      const { numDeletedRows } = await db
        .deleteFrom("session")
        .where("userId", "=", userId)
        .$if(keep !== null, (sessions) => sessions.where("id", "<>", keep))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async forgetSecondFactor(userId) {
      await db.deleteFrom("twoFactor").where("userId", "=", userId).execute();
      await sql`update "user" set "twoFactorEnabled" = null where id = ${userId}`.execute(db);
    },
  };

  async function change(
    sessionId: string,
    state: Partial<Pick<Tables["session"], "activeAt" | "lockedAt" | "how">>,
  ): Promise<void> {
    await db.updateTable("session").set(state).where("id", "=", sessionId).execute();
  }
}
