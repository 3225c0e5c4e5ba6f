import type { Kysely } from "kysely";
import type { Operation } from "../app/records.ts";
import type { Staff } from "../core/casework/case.ts";
import { addAudit } from "./add-audit.ts";
import type { Tables } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** The receipt number of each conversation's latest case of this city. */
export async function receiptsOf(
  db: Kysely<Tables>,
  city: string,
  conversationIds: readonly string[],
): Promise<Map<string, string>> {
  if (conversationIds.length === 0) return new Map();
  const cases = await casesOf(db, city, conversationIds).execute();
  return new Map(cases.map((found) => [found.conversation_id, found.receipt]));
}

/** One line of the audit, under the conversation's latest case if it has one. */
export async function noteOperation(writing: Writing, staff: Staff, operation: Operation): Promise<void> {
  const cases = await casesOf(writing.db, staff.city, [operation.conversationId]).execute();
  await addAudit(writing, staff, operation.what, cases.at(-1)?.id ?? operation.letterId, "ok");
}

/** The latest case of a conversation comes last. */
function casesOf(db: Kysely<Tables>, city: string, conversationIds: readonly string[]) {
  return db
    .selectFrom("cases")
    .select(["id", "receipt", "conversation_id"])
    .where("conversation_id", "in", conversationIds)
    .where("city", "=", city)
    .orderBy("opened_at");
}
