import type { PageTalk } from "../../app/page-records.ts";
import type { CaseMessage } from "../../core/casework/views.ts";
import { addAudit } from "../add-audit.ts";
import { statusOf } from "../case-life.ts";
import type { FoundCase } from "../find-case.ts";
import { liveOn } from "../live-on.ts";
import { readMessages } from "../read-messages.ts";
import { updateCaseSurely } from "../update-case.ts";
import { utc, type Writing } from "../writing.ts";

/**
 * What she reads, and writes down that she has: for staff it is then read, and the first that she reads is the first contact. Only what
 * was said on the page is on the page; the rest stays in LINE.
 */
export async function readOnPage(writing: Writing, found: FoundCase, at: string): Promise<PageTalk> {
  const { record } = found;
  const { numUpdatedRows } = await writing.db
    .updateTable("page_replies")
    .set({ read_at: utc(at) })
    .where("case_id", "=", record.id)
    .where("read_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) {
    await addAudit(writing, null, "page_read", record.id, "ok");
    if (statusOf(record) === "accepted")
      await liveOn(writing, found, { type: "start", how: "delivered" }, { at, by: null, cause: "page:read" });
    else await updateCaseSurely(writing, found, {});
  }
  const messages = await readMessages(writing.db, writing.keys, record.id);
  return {
    letters: messages.filter(isOfPage).flatMap(({ id, at: when, from, text }) => {
      return text === null ? [] : [{ id, at: when, from, text }];
    }),
    holder: record.holder_name,
    isClosed: record.status === "closed",
  };
}

function isOfPage({ id, page }: CaseMessage): boolean {
  return page !== null || id.startsWith("page:");
}
