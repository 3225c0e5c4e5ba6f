import type { Insertable } from "kysely";
import type { CaseOpening } from "../core/casework/case-opening.ts";
import { insertedOnce } from "./compiled-once.ts";
import { consentRow } from "./consent-row.ts";
import type { Tables } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** The others involved, as the newest sheet names them. */
export async function writeOthers(writing: Writing, opening: CaseOpening): Promise<void> {
  const named = writing.db.deleteFrom("case_others").where("case_id", "=", opening.caseId);
  await named.where("part", "=", "named").execute();
  await addOthers(writing, opening);
}

/** The same for a case that has none yet. */
export async function addOthers(writing: Writing, opening: CaseOpening): Promise<void> {
  if (opening.route.with.length === 0) return;
  await writing.db
    .insertInto("case_others")
    .values(opening.route.with.map(({ id, kind, name }) => ({ case_id: opening.caseId, receiver_id: id, kind, name })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The consent that came with this event; an earlier one stays as it was. */
export async function writeConsent(writing: Writing, { caseId, eventId, consent }: CaseOpening): Promise<void> {
  await insertConsent(writing.db, { case_id: caseId, event_id: eventId, ...consentRow(consent) });
}

const insertConsent = insertedOnce((db, row: Insertable<Tables["consents"]>) =>
  db
    .insertInto("consents")
    .values(row)
    .onConflict((conflict) => conflict.doNothing()),
);
