import type { CaseNote } from "../app/records.ts";
import type { Staff } from "../core/casework/case.ts";
import { takeConsent } from "../core/casework/taken-consent.ts";
import { fetchWhatWaited } from "./add-attachment.ts";
import { consentRow } from "./consent-row.ts";
import { type FoundCase, openSheet, sealSheet } from "./find-case.ts";
import type { CaseRecord } from "./tables.ts";
import type { Writing } from "./writing.ts";

/**
 * Writes down a consent that staff took, before the case is shared by it: the database refuses the other order. Offices that an
 * earlier route named, and this consent does not, go on seeing nothing.
 */
export async function keepConsent(
  writing: Writing,
  staff: Staff,
  { record }: FoundCase,
  note: Extract<CaseNote, { what: "take_consent" }>,
): Promise<Partial<CaseRecord>> {
  const { db, keys } = writing;
  const sheet = openSheet(keys, record);
  const before = record.consent === "none" ? null : sheet.consent;
  const consent = takeConsent(before, sheet.language, { ...note, by: staff.name });
  await db
    .insertInto("consents")
    .values({
      case_id: record.id,
      event_id: `desk:${record.version + 1}`,
      ...consentRow(consent),
      giver: note.giver,
      taken_by_id: staff.id,
      taken_by_name: staff.name,
    })
    .execute();
  await nameOnly(writing, record, consent.offices, note.offices);
  await fetchWhatWaited(writing, record.id);
  return { consent: consent.scope, sheet: sealSheet(keys, { ...sheet, consent }) };
}

type Offices = Extract<CaseNote, { what: "take_consent" }>["offices"];

/** Of the others involved because of a consent exactly those stay whom one names. */
async function nameOnly(
  { db }: Writing,
  { id, holder_id }: CaseRecord,
  agreed: readonly { id: string }[],
  added: Offices,
): Promise<void> {
  await db
    .deleteFrom("case_others")
    .where("case_id", "=", id)
    .where("part", "=", "named")
    .where(
      "receiver_id",
      "not in",
      agreed.map((office) => office.id),
    )
    .execute();
  const rows = added
    .filter((office) => office.id !== holder_id)
    .map(({ id: receiver_id, kind, name }) => ({ case_id: id, receiver_id, kind, name }));
  if (rows.length === 0) return;
  await db
    .insertInto("case_others")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
