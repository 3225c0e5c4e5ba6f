import type { PassOn } from "../app/records.ts";
import type { CaseError, Staff } from "../core/casework/case.ts";
import { mayTell } from "../core/casework/may-tell.ts";
import type { CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { caseTerms } from "./case-terms.ts";
import { openSheet } from "./find-case.ts";
import { liveAsRow } from "./live-as-row.ts";
import { CHANGED_MEANWHILE, moveCase } from "./move-case.ts";
import type { Writing } from "./writing.ts";

/**
 * Hands a case to somebody named, who has to accept it again. There is no other way of not keeping it. To an office that no consent
 * names it goes only on a ground, which is written down.
 */
export async function passOn(
  writing: Writing,
  staff: Staff,
  caseId: string,
  { version, to, reason, done, ground = null }: PassOn,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  return moveCase(writing, staff, caseId, "pass", async (found) => {
    const { record } = found;
    if (record.version !== version) return CHANGED_MEANWHILE;
    if (record.holder_id === to.id) return { ok: false, error: "receiver_same" };
    const { offices } = openSheet(writing.keys, record).consent;
    const mayKnow =
      record.from_id === to.id || mayTell({ scope: record.consent, offices }, to, caseTerms(writing, record).lead.id);
    if (!mayKnow && ground === null) return { ok: false, error: "not_consented" };
    const doing = { at, by: staff, note: passNote(reason, done), ground: mayKnow ? null : ground };
    return liveAsRow(writing, found, { type: "pass", to }, doing);
  });
}

/** The reason, then what was done already, so that nobody has to tell it again. */
function passNote(reason: string, done: string): string {
  return done === "" ? reason : `${reason}\nこれまでにしたこと：${done}`;
}
