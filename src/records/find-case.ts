import type { Kysely } from "kysely";
import type { KeyRing } from "../app/key-ring.ts";
import { CaseOpening } from "../core/casework/case-opening.ts";
import type { CaseState } from "../core/casework/check-move.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { CaseRecord, Tables } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** A stored case with the ids of the others who may see it. */
export type FoundCase = { record: CaseRecord; sharedWith: string[] };

type InTransaction = Pick<Writing, "db" | "kind">;

/** null when there is no such case. Nobody else can change it until this transaction ends. */
export async function findCase(writing: InTransaction, caseId: string): Promise<FoundCase | null> {
  const record = await writing.db
    .selectFrom("cases")
    .selectAll()
    .where("id", "=", caseId)
    .$if(hasManyWriters(writing), (cases) => cases.forUpdate())
    .executeTakeFirst();
  if (record === undefined) return null;
  return { record, sharedWith: await sharedWith(writing.db, record) };
}

/** A case that must be there: an effect on a case comes after the effect that opened it. */
export async function caseOf(writing: InTransaction, caseId: string): Promise<FoundCase> {
  const found = await findCase(writing, caseId);
  if (found === null) throw new Error(`case ${caseId} is not in the record`);
  return found;
}

/**
 * Waits until nobody else changes this case, and keeps it so until this transaction ends. Everything that belongs to a case is
 * written under this lock, which is therefore always the first one taken: two transactions cannot wait for each other.
 */
export async function lockCase(writing: InTransaction, caseId: string): Promise<void> {
  if (!hasManyWriters(writing)) return;
  await writing.db.selectFrom("cases").select("id").where("id", "=", caseId).forUpdate().execute();
}

/** SQLite's transactions have the whole file for themselves, and it knows no FOR UPDATE. */
function hasManyWriters({ kind }: InTransaction): boolean {
  return kind === "postgres";
}

/** Ids of the others involved who may see the case: nobody without a consent to share. */
export async function sharedWith(db: Kysely<Tables>, record: Pick<CaseRecord, "id" | "consent">): Promise<string[]> {
  if (record.consent !== "share") return [];
  const others = await db.selectFrom("case_others").select("receiver_id").where("case_id", "=", record.id).execute();
  return others.map((other) => other.receiver_id);
}

export function stateOf({ record, sharedWith }: FoundCase): CaseState {
  return {
    city: record.city,
    holderId: record.holder_id,
    sharedWith,
    status: record.status,
    acceptedById: record.accepted_by_id,
    alarm: record.alarm === 1,
    reachable: record.reachable === 1,
  };
}

export function openSheet(keys: KeyRing, record: Pick<CaseRecord, "id" | "sheet">): CaseOpening {
  return CaseOpening.parse(JSON.parse(keys.open(record.sheet, sealPurpose.sheet(record.id))));
}

export function sealSheet(keys: KeyRing, sheet: CaseOpening): Uint8Array {
  return keys.seal(JSON.stringify(sheet), sealPurpose.sheet(sheet.caseId));
}
