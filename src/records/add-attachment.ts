import { ATTACHMENTS_MAX, isMediaKind } from "../core/casework/attachment.ts";
import type { EffectOf } from "../core/effect.ts";
import type { CaseRecord } from "./tables.ts";
import { utc, type Writing } from "./writing.ts";

/**
 * A message with a photo, sound, film or file gets a line that says how its content stands. It is fetched only while somebody
 * was agreed to; otherwise it waits for the consent.
 */
export async function addAttachment(
  writing: Writing,
  record: CaseRecord,
  effect: EffectOf<"add_message">,
): Promise<void> {
  const { caseId, messageId, kind } = effect;
  if (!isMediaKind(kind)) return;
  const now = utc(writing.now());
  const line = { case_id: caseId, message_id: messageId, kind, tries: 0, started_at: now };
  await writing.db
    .insertInto("attachments")
    .values({ ...line, ...(await beginning(writing, record, now)) })
    .onConflict((conflict) => conflict.columns(["case_id", "message_id"]).doNothing())
    .execute();
}

async function beginning(writing: Writing, { id, consent }: CaseRecord, now: string) {
  const { count } = await writing.db
    .selectFrom("attachments")
    .select((line) => line.fn.countAll<number | string>().as("count"))
    .where("case_id", "=", id)
    .executeTakeFirstOrThrow();
  if (Number(count) >= ATTACHMENTS_MAX) return { state: "refused" as const, reason: "too_many" };
  return consent === "none" ? { state: "unconsented" as const } : { state: "waiting" as const, due_at: now };
}

/** A consent came: what waited for it is fetched now, if LINE still has it. */
export async function fetchWhatWaited(writing: Writing, caseId: string): Promise<void> {
  const now = utc(writing.now());
  await writing.db
    .updateTable("attachments")
    .set({ state: "waiting", due_at: now, started_at: now })
    .where("case_id", "=", caseId)
    .where("state", "=", "unconsented")
    .execute();
}

/** Their content goes for good; that there was something stays. Without `messageId`: of the whole case. */
export async function removeAttachments(writing: Writing, caseId: string, messageId?: string): Promise<void> {
  let pieces = writing.db.deleteFrom("attachment_pieces").where("case_id", "=", caseId);
  let lines = writing.db
    .updateTable("attachments")
    .set({ state: "removed", reason: null, media_type: null, size: null, due_at: null })
    .where("case_id", "=", caseId);
  if (messageId !== undefined) {
    pieces = pieces.where("message_id", "=", messageId);
    lines = lines.where("message_id", "=", messageId);
  }
  await pieces.execute();
  await lines.execute();
}
