import type { PassOn } from "../app/records.ts";
import type { CaseError, Staff } from "../core/casework/case.ts";
import type { CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { addHistory } from "./add-history.ts";
import { announce } from "./announcements.ts";
import { caseRow } from "./case-row.ts";
import type { FoundCase } from "./find-case.ts";
import { CHANGED_MEANWHILE, moveCase } from "./move-case.ts";
import { updateCase } from "./update-case.ts";
import type { Writing } from "./writing.ts";

/** Hands a case to somebody named, who has to accept it again. There is no other way of not keeping it. */
export async function passOn(
  writing: Writing,
  staff: Staff,
  caseId: string,
  move: PassOn,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  return moveCase(writing, staff, caseId, "pass", async (found) => {
    if (found.record.version !== move.version) return CHANGED_MEANWHILE;
    if (found.record.holder_id === move.to.id) return { ok: false, error: "receiver_same" };
    return handOver(writing, staff, found, move, at);
  });
}

async function handOver(
  writing: Writing,
  staff: Staff,
  found: FoundCase,
  { to, reason, done }: PassOn,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  const after = await updateCase(writing, found, {
    holder_id: to.id,
    holder_kind: to.kind,
    holder_name: to.name,
    status: "offered",
    accepted_by_id: null,
    accepted_by_name: null,
    hops: found.record.hops + 1,
    version: found.record.version + 1,
  });
  if (after === null) return CHANGED_MEANWHILE;
  const id = `case:${after.id}:passed:${after.version}`;
  await addHistory(writing, {
    caseId: after.id,
    cause: id,
    at,
    what: "passed",
    by: staff,
    from: found.record.holder_name,
    to: to.name,
    note: passNote(reason, done),
  });
  await announce(writing, after, {
    type: "case_passed",
    id,
    at,
    caseId: after.id,
    holder: { id: to.id, name: to.name },
  });
  return { ok: true, value: caseRow(after) };
}

/** The reason, then what was done already, so that nobody has to tell it again. */
function passNote(reason: string, done: string): string {
  return done === "" ? reason : `${reason}\nこれまでにしたこと：${done}`;
}
