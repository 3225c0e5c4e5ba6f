import type { Kysely } from "kysely";
import type { KeyRing } from "../app/key-ring.ts";
import { CaseOpening } from "../core/casework/case-opening.ts";
import type { CaseState } from "../core/casework/check-move.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { CaseRecord, Tables } from "./tables.ts";

/** A stored case with the ids of the others who may see it. */
export type FoundCase = { record: CaseRecord; sharedWith: string[] };

/** null when there is no such case. */
export async function findCase(db: Kysely<Tables>, caseId: string): Promise<FoundCase | null> {
  const record = await db.selectFrom("cases").selectAll().where("id", "=", caseId).executeTakeFirst();
  if (record === undefined) return null;
  return { record, sharedWith: await sharedWith(db, record) };
}

/** A case that must be there: an effect on a case comes after the effect that opened it. */
export async function caseOf(db: Kysely<Tables>, caseId: string): Promise<FoundCase> {
  const found = await findCase(db, caseId);
  if (found === null) throw new Error(`case ${caseId} is not in the record`);
  return found;
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
