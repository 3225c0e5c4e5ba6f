import type { EffectOf } from "../core/effect.ts";
import { removeAttachments } from "./add-attachment.ts";
import { addAudit } from "./add-audit.ts";
import { addHistory } from "./add-history.ts";
import { caseOf } from "./find-case.ts";
import { liveOn } from "./live-on.ts";
import type { CaseRecord } from "./tables.ts";
import { updateCaseSurely } from "./update-case.ts";
import { utc, type Writing } from "./writing.ts";

/** Writes down what the resident asked of the case, and follows it through as far as that is ours to do. Once per event. */
export async function addNote(writing: Writing, effect: EffectOf<"note">, eventId: string): Promise<void> {
  const found = await caseOf(writing, effect.caseId);
  const { caseId, at, what } = effect;
  if (!(await addHistory(writing, { caseId, cause: `note:${eventId}`, at, what }))) return;
  if (what === "consent_withdrawn") {
    await withdrawConsents(writing, caseId, at);
    await removeAttachments(writing, caseId);
  }
  await addAudit(writing, null, what, caseId, "ok");
  const heard = HEARD[what];
  if (heard === undefined || found.record.status === "closed") {
    await updateCaseSurely(writing, found, followUp(found.record, what));
    return;
  }
  const waiting = heard === "yes" ? {} : { waiting: 1 as const };
  const lived = await liveOn(
    writing,
    found,
    { type: "heard", answer: heard },
    { at, by: null, cause: eventId },
    waiting,
  );
  if (!lived.ok) throw new Error(`case ${caseId}: what was heard could not be written: ${lived.error}`);
}

const HEARD: Partial<Record<EffectOf<"note">["what"], "yes" | "no" | "enough">> = {
  contact_yes: "yes",
  contact_no: "no",
  contact_enough: "enough",
};

function followUp(record: CaseRecord, what: EffectOf<"note">["what"]): Partial<CaseRecord> {
  const waiting = record.status === "closed" ? record.waiting : 1;
  switch (what) {
    case "line_blocked":
      return { reachable: 0 };
    case "line_unblocked":
      return { reachable: 1 };
    case "consent_withdrawn":
      // From this moment the others involved no longer see the case; what to do next is for its holder to decide.
      return { consent: "none", waiting, version: record.version + 1 };
    case "erasure_asked":
    case "person_asked":
      return { waiting, version: record.version + 1 };
    case "contact_yes":
    case "contact_no":
    case "contact_enough":
      // Answered after the end: the history has it.
      return {};
    default:
      return what satisfies never;
  }
}

async function withdrawConsents(writing: Writing, caseId: string, at: string): Promise<void> {
  await writing.db
    .updateTable("consents")
    .set({ withdrawn_at: utc(at) })
    .where("case_id", "=", caseId)
    .where("withdrawn_at", "is", null)
    .execute();
}
