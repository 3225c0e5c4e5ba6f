import type { StoredAttachment } from "../app/records.ts";
import type { CaseError, Staff } from "../core/casework/case.ts";
import { checkSight } from "../core/casework/check-move.ts";
import type { Result } from "../core/result.ts";
import { addAudit } from "./add-audit.ts";
import { findCase, stateOf } from "./find-case.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { Writing } from "./writing.ts";

/** The bytes of a stored file, for somebody who may see its case. Each piece says its place: one that is missing is noticed. */
export async function readAttachment(
  writing: Writing,
  staff: Staff,
  caseId: string,
  messageId: string,
): Promise<Result<StoredAttachment, CaseError>> {
  const found = await findCase(writing, caseId);
  const refusal = found === null ? "case_unknown" : checkSight(staff, stateOf(found));
  const stored = refusal === null ? await findStored(writing, caseId, messageId) : undefined;
  const outcome = refusal ?? (stored === undefined ? "attachment_gone" : "ok");
  await addAudit(writing, staff, "read_attachment", caseId, outcome);
  if (found === null || stored === undefined || outcome !== "ok")
    return { ok: false, error: outcome === "ok" ? "attachment_gone" : outcome };
  const bytes = await readPieces(writing, caseId, messageId);
  if (bytes.length !== stored.size) throw new Error(`attachment of case ${caseId} is not whole`);
  return { ok: true, value: { receipt: found.record.receipt, mediaType: stored.media_type ?? "", bytes } };
}

function findStored({ db }: Writing, caseId: string, messageId: string) {
  return db
    .selectFrom("attachments")
    .select(["media_type", "size"])
    .where("case_id", "=", caseId)
    .where("message_id", "=", messageId)
    .where("state", "=", "stored")
    .executeTakeFirst();
}

async function readPieces({ db, keys }: Writing, caseId: string, messageId: string): Promise<Buffer> {
  const pieces = await db
    .selectFrom("attachment_pieces")
    .select(["place", "sealed"])
    .where("case_id", "=", caseId)
    .where("message_id", "=", messageId)
    .orderBy("place")
    .execute();
  return Buffer.concat(
    pieces.map(({ place, sealed }) =>
      keys.openBytes(sealed, sealPurpose.piece(caseId, messageId, `${place}/${pieces.length}`)),
    ),
  );
}
