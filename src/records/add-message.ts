import { JOINED } from "../core/casework/redact-opening.ts";
import type { EffectOf } from "../core/effect.ts";
import { addAttachment } from "./add-attachment.ts";
import { addAudit } from "./add-audit.ts";
import { caseOf } from "./find-case.ts";
import { planWrote } from "./plan-notices.ts";
import { sealPurpose } from "./seal-purposes.ts";
import { standsIn } from "./stands-in.ts";
import { updateCaseSurely } from "./update-case.ts";
import { utc, type Writing } from "./writing.ts";

/** Adds what the resident said or showed, once per message. What she has taken back already comes in without its words. */
export async function addMessage(writing: Writing, effect: EffectOf<"add_message">): Promise<void> {
  const { caseId, messageId } = effect;
  const found = await caseOf(writing, caseId);
  if (await standsIn(writing, found, messageId)) return;
  const takenBack = await isTakenBack(writing, caseId, messageId);
  const text = takenBack ? null : effect.text;
  const { numInsertedOrUpdatedRows } = await writing.db
    .insertInto("messages")
    .values({
      case_id: caseId,
      id: messageId,
      at: utc(effect.at),
      sender: "resident",
      kind: effect.kind,
      text: text === null ? null : writing.keys.seal(text, sealPurpose.message(caseId, messageId)),
      redacted: takenBack ? 1 : 0,
    })
    .onConflict((conflict) => conflict.columns(["case_id", "id"]).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  if (!takenBack) await addAttachment(writing, found.record, effect);
  // What she showed before she handed the case over came with it: the office hears of the case itself.
  const isNews = found.record.status !== "closed" && utc(effect.at) >= found.record.opened_at;
  if (isNews) await planWrote(writing, caseId, messageId);
  await addAudit(writing, null, "message", caseId, "ok");
  // Nobody waits for an answer in a closed case: the bot is back.
  await updateCaseSurely(writing, found, found.record.status === "closed" ? {} : { waiting: 1 });
}

async function isTakenBack(writing: Writing, caseId: string, messageId: string): Promise<boolean> {
  const mark = await writing.db
    .selectFrom("redactions")
    .select("message_id")
    .where("case_id", "=", caseId)
    .where("message_id", "in", [messageId, ...messageId.split(JOINED)])
    .executeTakeFirst();
  return mark !== undefined;
}
