import { RANK_CLOSED } from "./case-rank.ts";
import { utc, type Writing } from "./writing.ts";

/**
 * Every table with lines of a case, those first that hang on others. A table that is made later belongs here: a test compares this
 * list with the database.
 */
export const TABLES_OF_CASE = [
  ...(["attachment_pieces", "attachments", "redactions", "deliveries", "page_links", "page_replies"] as const),
  ...(["labels", "mentions", "case_tokens", "notices", "history", "messages", "consents"] as const),
  ...(["shared_cases", "case_others"] as const),
] as const;

/**
 * Deletes what is kept of cases of this city that were closed before `closedBefore`, at most `limit` of them, with everything that was
 * said, shown and written about them. The audit keeps its lines, which are ids and codes, and one more: that it was done. Answers how
 * many went.
 */
export async function forgetCases(
  writing: Writing,
  { city, closedBefore, limit }: { city: string; closedBefore: string; limit: number },
): Promise<number> {
  const { db, kind } = writing;
  const over = await db
    .selectFrom("cases")
    .select("id")
    .where("city", "=", city)
    .where("rank", "=", RANK_CLOSED)
    .where("status", "=", "closed")
    .where("closed_at", "<", utc(closedBefore))
    .orderBy("closed_at")
    .limit(limit)
    // Another process that does the same takes others.
    .$if(kind === "postgres", (cases) => cases.forUpdate().skipLocked())
    .execute();
  const ids = over.map(({ id }) => id);
  if (ids.length === 0) return 0;
  for (const table of TABLES_OF_CASE) await db.deleteFrom(table).where("case_id", "in", ids).execute();
  await db.deleteFrom("cases").where("id", "in", ids).execute();
  const line = { city, at: utc(writing.now()), actor_id: null, actor_role: "operator", person_id: null } as const;
  const done = { action: "retention_purge", outcome: "ok", reason: "case_years" };
  writing.audited.push(...ids.map((case_id) => ({ ...line, ...done, case_id })));
  return ids.length;
}
