import { type Kysely, sql } from "kysely";
import { NoticeLine } from "../core/casework/notice.ts";
import type { Tables } from "./tables.ts";

/** A city's notices, newest first; danger alerts that no person has acknowledged come before all others. */
export async function listNotices(db: Kysely<Tables>, city: string, limit: number): Promise<NoticeLine[]> {
  const rows = await db
    .selectFrom("notices")
    .leftJoin("cases", "cases.id", "notices.case_id")
    .select(["notices.id", "notices.kind", "notices.state", "notices.reason", "notices.created_at", "notices.due_at"])
    .select(["cases.receipt", "to_id", "relayed"])
    .select(["tries", "ack_by", "ack_at"])
    .where("notices.city", "=", city)
    .orderBy(sql`case when notices.kind = 'danger' and ack_at is null and notices.state <> 'moot' then 0 else 1 end`)
    .orderBy("created_at", "desc")
    .orderBy("notices.id")
    .limit(limit)
    .execute();
  return rows.map((row) =>
    NoticeLine.parse({
      id: row.id,
      kind: row.kind,
      state: row.state,
      reason: row.reason,
      at: row.created_at,
      dueAt: row.due_at,
      receipt: row.receipt,
      toId: row.to_id,
      relayed: row.relayed === 1,
      tries: row.tries,
      acknowledged: row.ack_by === null ? null : { by: row.ack_by, at: row.ack_at },
    }),
  );
}
