import type { Kysely } from "kysely";
import { Address } from "../app/arrival.ts";
import type { AttachmentClaim, FetchedAttachment } from "../app/records.ts";
import { addAudit } from "./add-audit.ts";
import { compiledOnce, type Slots } from "./compiled-once.ts";
import { caseOf } from "./find-case.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { Tables } from "./tables.ts";
import { updateCaseSurely } from "./update-case.ts";
import { utc, type Writing } from "./writing.ts";

/** One row of the database holds so much of a file. */
const PIECE_BYTES = 256 * 1024;

/** The file whose time has come longest ago. Two workers never get the same one while the lease lasts. */
export async function claimAttachment(writing: Writing, now: number, leaseMs: number): Promise<AttachmentClaim | null> {
  const { db, keys } = writing;
  const line = await db
    .selectFrom("attachments")
    .innerJoin("cases", "cases.id", "attachments.case_id")
    .select(["case_id", "message_id", "attachments.kind", "tries", "started_at", "address"])
    .where("attachments.due_at", "<=", utc(now))
    .orderBy("attachments.due_at")
    .limit(1)
    .$if(writing.kind === "postgres", (lines) => lines.forUpdate("attachments").skipLocked())
    .executeTakeFirst();
  if (line === undefined) return null;
  const { case_id: caseId, message_id: messageId, kind, tries } = line;
  await db
    .updateTable("attachments")
    .set({ due_at: utc(now + leaseMs), tries: tries + 1 })
    .where("case_id", "=", caseId)
    .where("message_id", "=", messageId)
    .execute();
  const address = Address.parse(JSON.parse(keys.open(line.address, sealPurpose.address(caseId))));
  return { caseId, messageId, kind, tries, address, startedAt: line.started_at };
}

/** Whether there is one at all: looked at after every change of a case, mostly in vain, and without a transaction. */
export async function isAttachmentDue(db: Kysely<Tables>, now: number): Promise<boolean> {
  return (await anyDue(db, { at: utc(now) })).rows.length > 0;
}

const anyDue = compiledOnce((db, slot: Slots<{ at: string }>) =>
  db.selectFrom("attachments").select("message_id").where("due_at", "<=", slot("at")).limit(1),
);

/** Keeps what was fetched, if it is still waited for: taken back, or without its consent, nothing of it is written. */
export async function settleAttachment(
  writing: Writing,
  { caseId, messageId }: AttachmentClaim,
  fetched: FetchedAttachment,
): Promise<void> {
  const found = await caseOf(writing, caseId);
  const waiting = writing.db
    .updateTable("attachments")
    .where("case_id", "=", caseId)
    .where("message_id", "=", messageId)
    .where("state", "=", "waiting");
  const { numUpdatedRows } = await waiting.set(columnsOf(fetched)).executeTakeFirst();
  if (numUpdatedRows === 0n || fetched.state === "later") return;
  if (fetched.state === "stored") await writePieces(writing, caseId, messageId, fetched.bytes);
  await addAudit(writing, null, `attachment_${fetched.state}`, caseId, "ok");
  await updateCaseSurely(writing, found, {});
}

function columnsOf(fetched: FetchedAttachment) {
  switch (fetched.state) {
    case "stored":
      return { state: fetched.state, media_type: fetched.mediaType, size: fetched.bytes.length, due_at: null };
    case "refused":
    case "gone":
      return { state: fetched.state, reason: fetched.reason, due_at: null };
    case "later":
      return { due_at: utc(fetched.dueAt) };
    default:
      return fetched satisfies never;
  }
}

async function writePieces({ db, keys }: Writing, caseId: string, messageId: string, bytes: Uint8Array): Promise<void> {
  const count = Math.ceil(bytes.length / PIECE_BYTES);
  for (let place = 0; place < count; place++) {
    const piece = bytes.subarray(place * PIECE_BYTES, (place + 1) * PIECE_BYTES);
    const sealed = keys.seal(piece, sealPurpose.piece(caseId, messageId, `${place}/${count}`));
    await db
      .insertInto("attachment_pieces")
      .values({ case_id: caseId, message_id: messageId, place, sealed })
      .execute();
  }
}
