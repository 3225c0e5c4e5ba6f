import type { StoredCase } from "../app/records.ts";
import { callableFrom, calledAs } from "../core/casework/callable.ts";
import type { CaseError, Staff } from "../core/casework/case.ts";
import { checkSight, movesFor } from "../core/casework/check-move.ts";
import { type CaseHistory, CaseView } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { addAudit } from "./add-audit.ts";
import { lifeOf } from "./case-life.ts";
import { caseRow } from "./case-row.ts";
import { findCase, openSheet, stateOf } from "./find-case.ts";
import { readMessages } from "./read-messages.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { Writing } from "./writing.ts";

/** The whole case, for somebody who may see it. Looking is written down, so it is a transaction that writes. */
export async function readCase(writing: Writing, staff: Staff, caseId: string): Promise<Result<StoredCase, CaseError>> {
  const found = await findCase(writing, caseId);
  const refusal = found === null ? "case_unknown" : checkSight(staff, stateOf(found));
  await addAudit(writing, staff, "read", caseId, refusal ?? "ok");
  if (found === null || refusal !== null) return { ok: false, error: refusal ?? "case_unknown" };
  await forgetMention(writing, staff, caseId);
  const { sender } = lifeOf(found.record, found.others);
  const row = caseRow(found.record);
  const offices = [row.holder, ...found.others.map(({ receiver }) => receiver), ...(sender === null ? [] : [sender])];
  return {
    ok: true,
    value: {
      row,
      opening: openSheet(writing.keys, found.record),
      others: found.others,
      labels: await readLabels(writing, caseId),
      sender,
      callable: callableFrom(offices, stateOf(found), staff),
      messages: await readMessages(writing.db, writing.keys, caseId),
      history: await readHistory(writing, caseId),
      moves: movesFor(staff, stateOf(found)),
    },
  };
}

const Labels = CaseView.shape.labels.unwrap();

async function readLabels({ db }: Writing, caseId: string): Promise<CaseView["labels"]> {
  const rows = db.selectFrom("labels").selectAll().where("case_id", "=", caseId);
  const first = await rows.orderBy("seq").limit(1).executeTakeFirst();
  const last = await rows.orderBy("seq", "desc").limit(1).executeTakeFirst();
  if (first === undefined || last === undefined) return null;
  const { by_name: by, at } = last;
  return Labels.parse({ machine: JSON.parse(first.machine), human: JSON.parse(last.human), by, at });
}

/** She was called to the case, or her office was, and she has come. */
async function forgetMention({ db }: Writing, staff: Staff, caseId: string): Promise<void> {
  const called = calledAs(staff);
  if (called.length === 0) return;
  await db.deleteFrom("mentions").where("receiver_id", "in", called).where("case_id", "=", caseId).execute();
}

async function readHistory({ db, keys }: Writing, caseId: string): Promise<CaseHistory[]> {
  const rows = await db.selectFrom("history").selectAll().where("case_id", "=", caseId).orderBy("seq").execute();
  return rows.map((row) => ({
    at: row.at,
    what: row.what,
    by: row.by_name,
    from: row.from_name,
    to: row.to_name,
    ground: row.ground,
    note: row.note === null ? null : keys.open(row.note, sealPurpose.note(caseId, row.cause)),
  }));
}
