import type { Insertable } from "kysely";
import type { Staff } from "../core/casework/case.ts";
import type { Ground } from "../core/casework/ground.ts";
import type { CaseHistory } from "../core/casework/views.ts";
import { insertedOnce } from "./compiled-once.ts";
import { planNotices } from "./plan-notices.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { Tables } from "./tables.ts";
import { utc, type Writing } from "./writing.ts";

/** One thing that happened to a case. `by` null: the resident, or the conversation. */
export type HistoryLine = {
  caseId: string;
  /** Of the case, where it is known; looked up otherwise. */
  city?: string;
  cause: string;
  at: string;
  what: CaseHistory["what"];
  by?: Staff | null;
  from?: string;
  to?: string;
  note?: string;
  ground?: Ground | null;
};

/** Writes a line of history once per cause. false when this cause has its line already: then its effect is done, too. */
export async function addHistory(writing: Writing, line: HistoryLine): Promise<boolean> {
  const { numAffectedRows } = await insertLine(writing.db, {
    case_id: line.caseId,
    cause: line.cause,
    at: utc(line.at),
    what: line.what,
    by_id: line.by?.id ?? null,
    by_name: line.by?.name ?? null,
    from_name: line.from ?? null,
    to_name: line.to ?? null,
    ground: line.ground ?? null,
    note: line.note ? writing.keys.seal(line.note, sealPurpose.note(line.caseId, line.cause)) : null,
  });
  if (numAffectedRows !== 1n) return false;
  await planNotices(writing, line);
  return true;
}

const insertLine = insertedOnce((db, row: Insertable<Tables["history"]>) =>
  db
    .insertInto("history")
    .values(row)
    .onConflict((conflict) => conflict.columns(["case_id", "cause"]).doNothing()),
);
