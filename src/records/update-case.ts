import type { CaseChange } from "../app/records.ts";
import { ALARM_EVERYBODY } from "../core/casework/alarm.ts";
import { caseRank } from "./case-rank.ts";
import type { FoundCase } from "./find-case.ts";
import { sharedWith } from "./find-case.ts";
import type { CaseRecord } from "./tables.ts";
import type { Writing } from "./writing.ts";

/**
 * Changes a case if it is still as it was found, and tells the listeners. null when somebody else was faster, which the lock
 * taken by `findCase` should have kept from happening: the version is looked at all the same.
 */
export async function updateCase(
  writing: Writing,
  found: Pick<FoundCase, "record">,
  change: Partial<Omit<CaseRecord, "id" | "rank">>,
): Promise<CaseRecord | null> {
  const before = found.record;
  const after = { ...before, ...change };
  after.rank = caseRank(after.status, after.alarm === 1, after.tier);
  const { numUpdatedRows } = await writing.db
    .updateTable("cases")
    .set({ ...change, rank: after.rank })
    .where("id", "=", before.id)
    .where("version", "=", before.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return null;
  writing.changed(changeOf(before, after, await sharedWith(writing.db, after)));
  return after;
}

/** What the listeners are told. `sharedWith`: who sees it now without holding it. */
export function changeOf(before: CaseRecord, after: CaseRecord, sharedWith: readonly string[]): CaseChange {
  return {
    caseId: after.id,
    city: after.city,
    holderId: after.holder_id,
    previousHolderId: after.holder_id === before.holder_id ? null : before.holder_id,
    sharedWith,
    alarm: after.alarm === 1,
    // Also when it is over: then it has to vanish everywhere.
    toEverybody: [before, after].some((one) => one.alarm === 1 && one.alarm_rung === ALARM_EVERYBODY),
  };
}

/** As `updateCase`, for what a conversation brings: it cannot be told to look again, so it is tried again by the ledger. */
export async function updateCaseSurely(
  writing: Writing,
  found: Pick<FoundCase, "record">,
  change: Partial<Omit<CaseRecord, "id" | "rank">>,
): Promise<CaseRecord> {
  const after = await updateCase(writing, found, change);
  if (after === null) throw new Error(`case ${found.record.id} changed meanwhile; to be tried again`);
  return after;
}
