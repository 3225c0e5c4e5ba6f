import type { CaseError, Staff } from "../core/casework/case.ts";
import type { CaseMessage, Delivery } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { addHistory } from "./add-history.ts";
import { announce } from "./announcements.ts";
import { statusOf } from "./case-life.ts";
import { caseOf, type FoundCase, lockCase } from "./find-case.ts";
import { liveOn } from "./live-on.ts";
import { CHANGED_MEANWHILE, moveCase } from "./move-case.ts";
import { makePageLink } from "./page/page-link.ts";
import { readMessages } from "./read-messages.ts";
import { sealPurpose } from "./seal-purposes.ts";
import { updateCase } from "./update-case.ts";
import { utc, type Writing } from "./writing.ts";

/** `messageId` is made by the browser: sent twice over a bad line, one message is added and the same answer given. */
export type Reply = { messageId: string; text: string; at: string };

/** Answers the resident in an accepted case, once per messageId. */
export async function reply(
  writing: Writing,
  staff: Staff,
  caseId: string,
  words: Reply,
): Promise<Result<CaseMessage, CaseError>> {
  // The same reply may come twice at once: the second waits here, and then finds itself sent.
  await lockCase(writing, caseId);
  const sent = await sentBefore(writing, staff, caseId, words.messageId);
  if (sent !== null) return { ok: true, value: sent };
  return moveCase(writing, staff, caseId, "reply", (found) => send(writing, staff, found, words));
}

/** Her own message, when it came through the first time; by now the case may be closed or with another office. */
async function sentBefore(
  writing: Writing,
  staff: Staff,
  caseId: string,
  messageId: string,
): Promise<CaseMessage | null> {
  const own = await writing.db
    .selectFrom("messages")
    .select("id")
    .where("case_id", "=", caseId)
    .where("id", "=", messageId)
    .where("by_id", "=", staff.id)
    .executeTakeFirst();
  if (own === undefined) return null;
  return (await readMessages(writing.db, writing.keys, caseId, messageId))[0] ?? null;
}

async function send(
  writing: Writing,
  staff: Staff,
  found: FoundCase,
  { messageId, text, at }: Reply,
): Promise<Result<CaseMessage, CaseError>> {
  const caseId = found.record.id;
  // The id names the delivery, too, for all cases; one that is in use elsewhere was not made by our page.
  if (await isDelivered(writing, messageId)) return CHANGED_MEANWHILE;
  const isOnPage = writing.cities.get(found.record.city)?.city.reply_on === "page";
  // Never into LINE what the city keeps out of it: without an address there is no page.
  if (isOnPage && writing.pageUrl === null) return { ok: false, error: "unreachable" };
  const after = await updateCase(writing, found, { waiting: 0 });
  if (after === null) return CHANGED_MEANWHILE;
  await insertReply(writing, staff, caseId, { messageId, text, at });
  if (isOnPage)
    await writing.db.insertInto("page_replies").values({ message_id: messageId, case_id: caseId }).execute();
  const id = `case:${caseId}:reply:${messageId}`;
  const holder = { id: after.holder_id, name: after.holder_name };
  await addHistory(writing, { caseId, cause: id, at, what: "replied", by: staff });
  const link = isOnPage ? await makePageLink(writing, after, { messageId, serial: messageId, at }) : null;
  if (link === null) await announce(writing, after, { type: "staff_replied", id, at, caseId, messageId, text, holder });
  else await announce(writing, after, { type: "reply_waits", id, at, caseId, replyId: messageId, link });
  return {
    ok: true,
    value: {
      id: messageId,
      at: utc(at),
      from: "staff",
      by: staff.name,
      kind: "text",
      text,
      redacted: false,
      attachment: null,
      delivery: { state: "planned", reason: null },
      page: isOnPage ? { readAt: null } : null,
    },
  };
}

async function insertReply(
  writing: Writing,
  staff: Staff,
  caseId: string,
  { messageId, text, at }: Reply,
): Promise<void> {
  await writing.db
    .insertInto("messages")
    .values({
      case_id: caseId,
      id: messageId,
      at: utc(at),
      sender: "staff",
      by_id: staff.id,
      by_name: staff.name,
      kind: "text",
      text: writing.keys.seal(text, sealPurpose.message(caseId, messageId)),
      redacted: 0,
    })
    .execute();
  await writing.db
    .insertInto("deliveries")
    .values({ message_id: messageId, case_id: caseId, state: "planned", at: utc(at) })
    .execute();
}

async function isOnPage({ db }: Writing, messageId: string): Promise<boolean> {
  const row = await db
    .selectFrom("page_replies")
    .select("case_id")
    .where("message_id", "=", messageId)
    .executeTakeFirst();
  return row !== undefined;
}

async function isDelivered(writing: Writing, messageId: string): Promise<boolean> {
  const row = await writing.db
    .selectFrom("deliveries")
    .select("message_id")
    .where("message_id", "=", messageId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down how far a reply has come. What LINE has is never un-delivered by a line that comes late. */
export async function noteDelivery(writing: Writing, messageId: string, delivery: Delivery, at: string): Promise<void> {
  const known = await writing.db
    .selectFrom("deliveries")
    .select("case_id")
    .where("message_id", "=", messageId)
    .executeTakeFirst();
  if (known === undefined) return;
  const found = await caseOf(writing, known.case_id);
  const { numUpdatedRows } = await writing.db
    .updateTable("deliveries")
    .set({ state: delivery.state, reason: delivery.reason, at: utc(at) })
    .where("message_id", "=", messageId)
    .where("state", "<>", "done")
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  // What LINE has delivered is a first contact; of what stands on her page, only when she reads it.
  const isFirst =
    !(await isOnPage(writing, messageId)) && delivery.state === "done" && statusOf(found.record) === "accepted";
  const doing = { at, by: null, cause: messageId };
  if (isFirst) await liveOn(writing, found, { type: "start", how: "delivered" }, doing);
  else await updateCase(writing, found, {});
}
