import type { Insertable } from "kysely";
import type { Address } from "../app/arrival.ts";
import type { OpenedCase } from "../app/records.ts";
import { raiseAlarm } from "../core/casework/alarm.ts";
import type { CaseOpening } from "../core/casework/case-opening.ts";
import { receiptNumber } from "../core/casework/receipt.ts";
import { received, stepLife } from "../core/casework/step-life.ts";
import { addAlert } from "./add-alert.ts";
import { addAudit } from "./add-audit.ts";
import { addHistory } from "./add-history.ts";
import { addMessage } from "./add-message.ts";
import { alarmColumns } from "./alarm-columns.ts";
import { factColumns, holderColumns } from "./case-columns.ts";
import { lifeColumns } from "./case-life.ts";
import { caseRank } from "./case-rank.ts";
import { caseTerms, deadlinesOf } from "./case-terms.ts";
import { addTokens } from "./case-tokens.ts";
import { compiledOnce, insertedOnce, type Slots } from "./compiled-once.ts";
import { completeCase } from "./complete-case.ts";
import { caseOf, type FoundCase, findCase, sealSheet, seenBy } from "./find-case.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { CaseRecord, Tables } from "./tables.ts";
import { changeOf } from "./update-case.ts";
import { addOthers, writeConsent } from "./write-case-parts.ts";
import { utc, type Writing } from "./writing.ts";

/** Ten million numbers: that many misses in a row mean a mistake, not bad luck. */
const RECEIPT_TRIES_MAX = 50;

/**
 * Opens a case once per caseId, whatever is repeated; completes the one raised earlier for danger when the resident hands it
 * over under the same caseId. `answerBy`: the deadline for a first answer, ISO 8601. `joins`: where the resident has a case that is open it is
 * alarmed about in that one, with her words; which one it is, is answered.
 */
export async function openCase(
  writing: Writing,
  opening: CaseOpening,
  address: Address,
  { answerBy, joins }: { answerBy: string; joins: boolean },
): Promise<OpenedCase> {
  const open = joins ? await openCaseOf(writing, opening) : null;
  if (open !== null && open.record.id !== opening.caseId) return join(writing, open.record, opening);
  for (let attempt = 0; attempt < RECEIPT_TRIES_MAX; attempt++) {
    const record = await insertCase(writing, {
      ...newCase(writing, opening, answerBy),
      ...sealed(writing, opening, address),
      receipt: receiptNumber(opening.caseId, attempt),
    });
    if (record !== null) return asOpened(await insertParts(writing, record, opening), true);
    // Mostly it is new, so it is looked for only now: it is there already, or another case has this number.
    const found = await findCase(writing, opening.caseId);
    if (found !== null) return openAgain(writing, found, opening, answerBy);
  }
  throw new Error(`no free receipt number for case ${opening.caseId}`);
}

/** The newest that is open of her conversation, unless this very one is there. */
async function openCaseOf(writing: Writing, { conversationId, caseId, city }: CaseOpening): Promise<FoundCase | null> {
  if ((await findCase(writing, caseId)) !== null) return null;
  const row = await writing.db
    .selectFrom("cases")
    .select("id")
    .where("conversation_id", "=", conversationId)
    .where("city", "=", city)
    .where("status", "!=", "closed")
    .orderBy("opened_at", "desc")
    .executeTakeFirst();
  return row === undefined ? null : findCase(writing, row.id);
}

async function join(writing: Writing, { id }: CaseRecord, opening: CaseOpening): Promise<OpenedCase> {
  const { at, danger, words, eventId } = opening;
  const about = words.length === 0 ? {} : { about: words.map(({ messageId }) => messageId) };
  await addAlert(writing, { type: "alert", caseId: id, at, danger, ...about }, eventId);
  for (const { messageId, text, at: saidAt } of words)
    await addMessage(writing, { type: "add_message", caseId: id, messageId, text, at: saidAt, kind: "text" });
  return asOpened((await caseOf(writing, id)).record, false);
}

async function openAgain(
  writing: Writing,
  found: FoundCase,
  opening: CaseOpening,
  answerBy: string,
): Promise<OpenedCase> {
  if (found.record.reason === "danger" && opening.reason === "handoff") {
    return asOpened(await completeCase(writing, found, opening, answerBy), false);
  }
  return asOpened(found.record, false);
}

/** null where the number is taken, or the case is there. */
async function insertCase(writing: Writing, values: Insertable<Tables["cases"]>): Promise<CaseRecord | null> {
  const { rows } = await insertNew(writing.db, values);
  return rows[0] ?? null;
}

const insertNew = insertedOnce((db, row: Insertable<Tables["cases"]>) =>
  db
    .insertInto("cases")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll(),
);

/** Nothing of a case that has just begun is there yet, so nothing is looked for. */
async function insertParts(writing: Writing, record: CaseRecord, opening: CaseOpening): Promise<CaseRecord> {
  const { caseId, at, city } = opening;
  await addOthers(writing, opening);
  await writeConsent(writing, opening);
  await addTokens(writing, opening);
  await addHistory(writing, { caseId, city, cause: "opened", at, what: "opened", to: opening.route.lead.name });
  if (hasAlarm(opening))
    await addHistory(writing, { caseId, city, cause: `alarm:${opening.eventId}`, at, what: "alarm" });
  await addAudit(writing, null, "open", caseId, "ok", null, city);
  // A case begins shared with nobody; that it may be shared is written after the consent that allows it, never before.
  const { numAffectedRows } = await shareNew(writing.db, { id: caseId, consent: opening.consent.scope });
  if (numAffectedRows !== 1n) throw new Error(`case ${caseId} vanished while it was opened`);
  const after = { ...record, consent: opening.consent.scope };
  const others = opening.route.with.map((receiver) => ({ receiver, part: "named" as const }));
  writing.changed(changeOf(record, after, seenBy(after, others)));
  return after;
}

const shareNew = compiledOnce((db, slot: Slots<{ id: string; consent: CaseRecord["consent"] }>) =>
  db
    .updateTable("cases")
    .set({ consent: slot("consent") })
    .where("id", "=", slot("id")),
);

function newCase(writing: Writing, opening: CaseOpening, answerBy: string) {
  const alarm = hasAlarm(opening);
  const facts = { city: opening.city, ...factColumns(opening), ...holderColumns(opening) };
  const { lead } = opening.route;
  const step = stepLife(
    received(lead, answerBy, []),
    { type: "offer", to: lead },
    {
      ...{ at: opening.at, terms: caseTerms(writing, facts), reachable: true },
    },
  );
  if (!step.ok) throw new Error(`case ${opening.caseId} cannot be offered: ${step.error}`);
  return {
    id: opening.caseId,
    city: opening.city,
    conversation_id: opening.conversationId,
    reason: opening.reason,
    version: 1,
    rank: caseRank("offered", alarm, opening.danger.tier),
    ...factColumns(opening),
    ...lifeColumns(step.value.life),
    consent: "none" as const,
    ...(alarm
      ? { alarm: 1 as const, ...alarmColumns(raiseAlarm(deadlinesOf(writing, opening.city), opening.at)) }
      : { alarm: 0 as const }),
    opened_at: utc(opening.at),
    waiting: 0 as const,
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
    reason: record.reason,
    receipt: record.receipt,
    holder: { id: record.holder_id, kind: record.holder_kind, name: record.holder_name },
    answerBy: record.answer_by,
    created,
  };
}
