import { isWithin, redactOpening, wordsOf } from "../core/casework/redact-opening.ts";
import type { EffectOf } from "../core/effect.ts";
import { removeAttachments } from "./add-attachment.ts";
import { addAudit } from "./add-audit.ts";
import { addHistory } from "./add-history.ts";
import { writeTokens } from "./case-tokens.ts";
import { caseOf, openSheet, sealSheet } from "./find-case.ts";
import { sealPurpose } from "./seal-purposes.ts";
import { updateCaseSurely } from "./update-case.ts";
import type { Writing } from "./writing.ts";

/**
 * The resident took a message back: its content goes from the conversation, the sheet and what was derived from it. A mark
 * stays, so that the message has no words either if it arrives after this, and a line in the history without content. Lines that were
 * taken together stand under their joined ids: when one of them is taken back the whole goes.
 */
export async function redact(writing: Writing, effect: EffectOf<"redact">): Promise<void> {
  const { caseId, messageId, at } = effect;
  const found = await caseOf(writing, caseId);
  if (!(await addHistory(writing, { caseId, cause: `redacted:${messageId}`, at, what: "redacted" }))) return;
  await writing.db.insertInto("redactions").values({ case_id: caseId, message_id: messageId }).execute();

  const said = await residentTexts(writing, caseId);
  const sheet = openSheet(writing.keys, found.record);
  const ids = [...new Set([messageId, ...[...said.keys()].filter((id) => isWithin(id, messageId))])];
  const removed = ids.flatMap((id) => said.get(id) ?? [])[0] ?? wordsOf(sheet, messageId);
  for (const id of ids) said.delete(id);
  await writing.db
    .updateTable("messages")
    .set({ text: null, redacted: 1 })
    .where("case_id", "=", caseId)
    .where("id", "in", ids)
    .where("sender", "=", "resident")
    .execute();
  await removeAttachments(writing, caseId, messageId);
  await addAudit(writing, null, "redact", caseId, "ok");
  const without = redactOpening(sheet, messageId, removed, [...said.values()]);
  await writeTokens(writing, without);
  await updateCaseSurely(writing, found, { sheet: sealSheet(writing.keys, without) });
}

async function residentTexts({ db, keys }: Writing, caseId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("messages")
    .select(["id", "text"])
    .where("case_id", "=", caseId)
    .where("sender", "=", "resident")
    .execute();
  return new Map(
    rows.flatMap(({ id, text }) =>
      text === null ? [] : [[id, keys.open(text, sealPurpose.message(caseId, id))] as const],
    ),
  );
}
