import { JOINED } from "../core/casework/redact-opening.ts";
import { type FoundCase, openSheet } from "./find-case.ts";
import type { Writing } from "./writing.ts";

/**
 * Whether a case has this message already, in its sheet or after it, be it without its words by now; of lines that were taken together, all of
 * them. An event that was set aside and is tried again brings words that its last words have brought before.
 */
export async function standsIn(writing: Writing, { record }: FoundCase, messageId: string): Promise<boolean> {
  const ids = [...new Set([messageId, ...messageId.split(JOINED)])];
  const rows = await writing.db
    .selectFrom("messages")
    .select("id")
    .where("case_id", "=", record.id)
    .where("id", "in", ids)
    .execute();
  const there = new Set([
    ...rows.map(({ id }) => id),
    ...openSheet(writing.keys, record).words.map((said) => said.messageId),
  ]);
  return there.has(messageId) || messageId.split(JOINED).every((id) => there.has(id));
}
