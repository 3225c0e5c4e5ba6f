import type { Kysely } from "kysely";
import type { KeyRing } from "../app/key-ring.ts";
import type { CaseMessage } from "../core/casework/views.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { Tables } from "./tables.ts";

/** The conversation of a case in the order of its times; or, with `only`, that one message. */
export async function readMessages(
  db: Kysely<Tables>,
  keys: KeyRing,
  caseId: string,
  only?: string,
): Promise<CaseMessage[]> {
  let query = db
    .selectFrom("messages")
    .leftJoin("deliveries", "deliveries.message_id", "messages.id")
    .leftJoin("attachments as file", (join) =>
      join.onRef("file.case_id", "=", "messages.case_id").onRef("file.message_id", "=", "messages.id"),
    )
    .leftJoin("page_replies as page", "page.message_id", "messages.id")
    .select(["page.message_id as onPage", "page.read_at"])
    .select(["messages.id", "messages.at", "sender", "by_name", "messages.kind", "text", "redacted"])
    .select(["deliveries.state", "deliveries.reason"])
    .select(["file.state as fileState", "file.reason as fileReason", "media_type", "size"])
    .where("messages.case_id", "=", caseId);
  if (only !== undefined) query = query.where("messages.id", "=", only);
  const rows = await query.orderBy("messages.at").orderBy("messages.seq").execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    from: row.sender,
    by: row.by_name,
    kind: row.kind,
    text: row.text === null ? null : keys.open(row.text, sealPurpose.message(caseId, row.id)),
    redacted: row.redacted === 1,
    attachment:
      row.fileState === null
        ? null
        : { state: row.fileState, reason: row.fileReason, mediaType: row.media_type, size: row.size },
    delivery: row.sender === "staff" && row.state !== null ? { state: row.state, reason: row.reason } : null,
    page: row.onPage === null ? null : { readAt: row.read_at },
  }));
}
