import type { Kysely } from "kysely";
import { climbAlarm } from "../core/casework/alarm.ts";
import type { CaseHistory } from "../core/casework/views.ts";
import { addAudit } from "./add-audit.ts";
import { addHistory } from "./add-history.ts";
import { caseTerms, deadlinesOf } from "./case-terms.ts";
import { type FoundCase, findCase } from "./find-case.ts";
import { liveOn } from "./live-on.ts";
import type { Tables } from "./tables.ts";
import { updateCase } from "./update-case.ts";
import { utc, type Writing } from "./writing.ts";

/** Ids of cases whose deadline, or whose alarm's, has passed; the longest overdue first. */
export async function dueCases(db: Kysely<Tables>, at: string, limit: number): Promise<string[]> {
  const due = (column: "due_at" | "alarm_due_at") =>
    db.selectFrom("cases").select("id").where(column, "<=", utc(at)).orderBy(column).limit(limit).execute();
  const rows = [...(await due("alarm_due_at")), ...(await due("due_at"))];
  return [...new Set(rows.map(({ id }) => id))].slice(0, limit);
}

/**
 * Takes the steps of one case that are due, under its lock: whoever comes second finds the next deadline ahead and does nothing.
 * false when there was nothing to do.
 */
export async function takeDue(writing: Writing, caseId: string, at: string): Promise<boolean> {
  const alarmed = await onCase(writing, caseId, (found) => moveAlarm(writing, found, at));
  const lived = await onCase(writing, caseId, (found) => moveLife(writing, found, at));
  return alarmed || lived;
}

async function onCase(
  writing: Writing,
  caseId: string,
  take: (found: FoundCase) => Promise<boolean>,
): Promise<boolean> {
  const found = await findCase(writing, caseId);
  return found !== null && take(found);
}

async function moveLife(writing: Writing, found: FoundCase, at: string): Promise<boolean> {
  const { id, due_at } = found.record;
  if (due_at === null || due_at > utc(at)) return false;
  const lived = await liveOn(writing, found, { type: "due" }, { at, by: null });
  if (!lived.ok) throw new Error(`case ${id}: its deadline could not be taken: ${lived.error}`);
  await addAudit(writing, null, "due", id, "ok");
  return true;
}

const SAID: Record<number, CaseHistory["what"]> = { 1: "alarm_lead", 2: "alarm_coordinators", 3: "alarm_everybody" };

async function moveAlarm(writing: Writing, found: FoundCase, at: string): Promise<boolean> {
  const { record, others } = found;
  const { id, alarm_at: since, alarm_due_at: dueAt, alarm_rung: before } = record;
  if (since === null || dueAt === null || dueAt > utc(at)) return false;
  const { lead } = caseTerms(writing, record);
  const deadlines = deadlinesOf(writing, record.city);
  const { rung, dueAt: next } = climbAlarm(deadlines, { since, rung: before, dueAt }, at, record.holder_id === lead.id);
  const isNew = rung !== before;
  if (
    isNew &&
    record.holder_id !== lead.id &&
    !others.some((each) => each.receiver.id === lead.id && each.part === "told")
  ) {
    await tellLead(writing, id, lead);
  }
  await updateCase(writing, found, {
    alarm_rung: rung,
    alarm_due_at: utc(next),
    version: record.version + (isNew ? 1 : 0),
  });
  const what = SAID[rung];
  if (isNew && what !== undefined) {
    await addHistory(writing, {
      caseId: id,
      cause: `${what}:${since}`,
      at,
      what,
      ...(rung === 1 ? { to: lead.name } : {}),
    });
  }
  await addAudit(writing, null, "alarm_due", id, "ok");
  return true;
}

async function tellLead(
  { db }: Writing,
  caseId: string,
  { id, kind, name }: { id: string; kind: "agency" | "department"; name: string },
) {
  const row = { case_id: caseId, receiver_id: id, kind, name, part: "told" as const };
  await db
    .insertInto("case_others")
    .values(row)
    .onConflict((conflict) => conflict.columns(["case_id", "receiver_id"]).doUpdateSet({ part: "told" }))
    .execute();
}
