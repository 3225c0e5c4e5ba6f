import type { Kysely } from "kysely";
import type { KeyRing } from "../app/key-ring.ts";
import { CaseOpening } from "../core/casework/case-opening.ts";
import type { CaseState } from "../core/casework/check-move.ts";
import type { Helper } from "../core/casework/life.ts";
import { lifeOf } from "./case-life.ts";
import { sealPurpose } from "./seal-purposes.ts";
import type { CaseRecord, Tables } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** A stored case with the others involved, and the ids of those among them who may see it. */
export type FoundCase = { record: CaseRecord; others: Helper[]; sharedWith: string[] };

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
  const others = await othersOf(writing.db, caseId);
  return { record, others, sharedWith: seenBy(record, others) };
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

async function othersOf(db: Kysely<Tables>, caseId: string): Promise<Helper[]> {
  const rows = await db.selectFrom("case_others").selectAll().where("case_id", "=", caseId).execute();
  return rows.map(({ receiver_id: id, kind, name, part }) => ({ receiver: { id, kind, name }, part }));
}

type Sight = Pick<CaseRecord, "id" | "consent" | "holder_id" | "from_id">;

/** Ids of those who see a case without holding it; the database's own list of them is written by the same rule (migration 006). */
export async function sharedWith(db: Kysely<Tables>, record: Sight): Promise<string[]> {
  return seenBy(record, await othersOf(db, record.id));
}

export function seenBy(record: Omit<Sight, "id">, others: readonly Helper[]): string[] {
  const sees = ({ part }: Helper) => part === "told" || (record.consent === "share" && part !== "declined");
  const ids = others.filter(sees).map(({ receiver }) => receiver.id);
  const all = record.from_id === null ? ids : [...ids, record.from_id];
  return [...new Set(all)].filter((id) => id !== record.holder_id);
}

export function stateOf(found: FoundCase): CaseState {
  const { record, others, sharedWith } = found;
  return {
    city: record.city,
    holderId: record.holder_id,
    sharedWith,
    toldIds: others.flatMap(({ receiver, part }) => (part === "told" ? [receiver.id] : [])),
    life: lifeOf(record, others),
    alarm: record.alarm === 1,
    reachable: record.reachable === 1,
    noConsent: record.consent === "none",
  };
}

export function openSheet(keys: KeyRing, record: Pick<CaseRecord, "id" | "sheet">): CaseOpening {
  return CaseOpening.parse(JSON.parse(keys.open(record.sheet, sealPurpose.sheet(record.id))));
}

export function sealSheet(keys: KeyRing, sheet: CaseOpening): Uint8Array {
  return keys.seal(JSON.stringify(sheet), sealPurpose.sheet(sheet.caseId));
}
