import type { CaseOpening } from "../core/casework/case-opening.ts";
import { completeOpening } from "../core/casework/complete-opening.ts";
import { stepLife } from "../core/casework/step-life.ts";
import { fetchWhatWaited } from "./add-attachment.ts";
import { addAudit } from "./add-audit.ts";
import { addHistory } from "./add-history.ts";
import { factColumns } from "./case-columns.ts";
import { lifeColumns, lifeOf } from "./case-life.ts";
import { caseTerms } from "./case-terms.ts";
import { writeTokens } from "./case-tokens.ts";
import { type FoundCase, openSheet, sealSheet } from "./find-case.ts";
import type { CaseRecord } from "./tables.ts";
import { updateCaseSurely } from "./update-case.ts";
import { writeConsent, writeOthers } from "./write-case-parts.ts";
import { utc, type Writing } from "./writing.ts";

/**
 * Completes a case that was raised for danger, now that the resident hands it over. Its holder becomes the route's lead, unless
 * a person has taken it or passed it on: a person's decision stands.
 */
export async function completeCase(
  writing: Writing,
  found: FoundCase,
  opening: CaseOpening,
  answerBy: string,
): Promise<CaseRecord> {
  const { record } = found;
  const { keys, db } = writing;
  const takenBack = await db.selectFrom("redactions").select("message_id").where("case_id", "=", record.id).execute();
  const ids = takenBack.map((one) => one.message_id);
  const sheet = completeOpening(openSheet(keys, record), opening, ids);
  const decidedByPerson = record.status !== "offered" || record.hops > 0;
  const holder = decidedByPerson ? {} : offeredAnew(writing, found, opening);

  await writeOthers(writing, opening);
  await writeConsent(writing, opening);
  await writeTokens(writing, sheet);
  const after = await updateCaseSurely(writing, found, {
    ...factColumns(sheet),
    ...holder,
    version: record.version + 1,
    reason: "handoff",
    // Whatever was promised first stays promised.
    answer_by: utc(Math.min(Date.parse(answerBy), Date.parse(record.answer_by))),
    sheet: sealSheet(keys, sheet),
  });
  if (after.consent !== "none") await fetchWhatWaited(writing, record.id);
  await addHistory(writing, {
    caseId: record.id,
    cause: "completed",
    at: opening.at,
    what: "completed",
    ...(after.holder_id === record.holder_id ? {} : { from: record.holder_name, to: after.holder_name }),
  });
  await addAudit(writing, null, "complete", record.id, "ok");
  return after;
}

/** Nobody had taken it: now it is offered to whom the route names, and its time begins. */
function offeredAnew(writing: Writing, { record, others }: FoundCase, opening: CaseOpening): Partial<CaseRecord> {
  const terms = caseTerms(writing, { ...record, ...factColumns(opening) });
  const move = { type: "offer", to: opening.route.lead } as const;
  const step = stepLife(lifeOf(record, others), move, { at: opening.at, terms, reachable: record.reachable === 1 });
  if (!step.ok) throw new Error(`case ${record.id} cannot be offered: ${step.error}`);
  return lifeColumns({ ...step.value.life, sender: null });
}
