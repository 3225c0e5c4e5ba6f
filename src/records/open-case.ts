import type { Address } from "../app/arrival.ts";
import type { OpenedCase } from "../app/records.ts";
import type { CaseOpening } from "../core/casework/case-opening.ts";
import { receiptNumber } from "../core/casework/receipt.ts";
import { addAudit } from "./add-audit.ts";
import { addHistory } from "./add-history.ts";
import { factColumns, holderColumns } from "./case-columns.ts";
import { caseRank } from "./case-rank.ts";
import { completeCase } from "./complete-case.ts";
import { type FoundCase, findCase, sealSheet } from "./find-case.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { CaseRecord } from "./tables.ts";
import { updateCaseSurely } from "./update-case.ts";
import { writeConsent, writeOthers } from "./write-case-parts.ts";
import { utc, type Writing } from "./writing.ts";

/** Ten million numbers: that many misses in a row mean a mistake, not bad luck. */
const RECEIPT_TRIES_MAX = 50;

/**
 * Opens a case once per caseId, whatever is repeated; completes the one raised earlier for danger when the resident hands it
 * over under the same caseId. `answerBy`: the deadline for a first answer, ISO 8601.
 */
export async function openCase(
  writing: Writing,
  opening: CaseOpening,
  address: Address,
  answerBy: string,
): Promise<OpenedCase> {
  const found = await findCase(writing.db, opening.caseId);
  if (found === null) return insertCase(writing, opening, address, answerBy);
  if (found.record.reason === "danger" && opening.reason === "handoff") {
    return asOpened(await completeCase(writing, found, opening, answerBy), false);
  }
  return asOpened(found.record, false);
}

async function insertCase(
  writing: Writing,
  opening: CaseOpening,
  address: Address,
  answerBy: string,
): Promise<OpenedCase> {
  for (let attempt = 0; attempt < RECEIPT_TRIES_MAX; attempt++) {
    const receipt = receiptNumber(opening.caseId, attempt);
    const { numInsertedOrUpdatedRows } = await writing.db
      .insertInto("cases")
      .values({ ...newCase(opening, answerBy), ...sealed(writing, opening, address), receipt })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    const found = await findCase(writing.db, opening.caseId);
    // Nothing inserted: another process opened this very case, or another case has this number.
    if (found === null) continue;
    if (numInsertedOrUpdatedRows === 1n) await insertParts(writing, found, opening);
    return asOpened(found.record, numInsertedOrUpdatedRows === 1n);
  }
  throw new Error(`no free receipt number for case ${opening.caseId}`);
}

async function insertParts(writing: Writing, found: FoundCase, opening: CaseOpening): Promise<void> {
  await writeOthers(writing, opening);
  await writeConsent(writing, opening);
  const { caseId, at } = opening;
  await addHistory(writing, { caseId, cause: "opened", at, what: "opened", to: opening.route.lead.name });
  if (hasAlarm(opening)) await addHistory(writing, { caseId, cause: `alarm:${opening.eventId}`, at, what: "alarm" });
  await addAudit(writing, null, "open", caseId, "ok");
  await updateCaseSurely(writing, found, {});
}

function newCase(opening: CaseOpening, answerBy: string) {
  const alarm = hasAlarm(opening);
  return {
    id: opening.caseId,
    city: opening.city,
    conversation_id: opening.conversationId,
    reason: opening.reason,
    status: "offered" as const,
    version: 1,
    rank: caseRank("offered", alarm, opening.danger.tier),
    ...holderColumns(opening),
    ...factColumns(opening),
    alarm: alarm ? (1 as const) : (0 as const),
    opened_at: utc(opening.at),
    answer_by: utc(answerBy),
    waiting: 0 as const,
    hops: 0,
    reachable: 1 as const,
  };
}

function sealed({ keys }: Writing, opening: CaseOpening, address: Address) {
  return {
    sheet: sealSheet(keys, opening),
    address: keys.seal(JSON.stringify(address), sealPurpose.address(opening.caseId)),
  };
}

/** Tier 0 and 1 are for a person's eyes the same day, also when they come with an ordinary handoff. */
function hasAlarm(opening: CaseOpening): boolean {
  return opening.reason === "danger" || opening.danger.tier <= 1;
}

function asOpened(record: CaseRecord, created: boolean): OpenedCase {
  return {
    caseId: record.id,
    receipt: record.receipt,
    holder: { id: record.holder_id, kind: record.holder_kind, name: record.holder_name },
    answerBy: record.answer_by,
    created,
  };
}
