import type { CaseNote } from "../app/records.ts";
import type { CaseError, Staff } from "../core/casework/case.ts";
import type { CaseHistory, CaseRow } from "../core/casework/views.ts";
import type { Result } from "../core/result.ts";
import { addHistory } from "./add-history.ts";
import { caseRow } from "./case-row.ts";
import type { FoundCase } from "./find-case.ts";
import { CHANGED_MEANWHILE, moveCase } from "./move-case.ts";
import type { CaseRecord } from "./tables.ts";
import { updateCase } from "./update-case.ts";
import { utc, type Writing } from "./writing.ts";

/**
 * What staff write down about a case without moving it: a note, with the offices named in it; what was decided where nobody may be
 * told; and labels corrected by hand, beside which the machine's are kept.
 */
export async function writeDown(
  writing: Writing,
  staff: Staff,
  caseId: string,
  note: CaseNote,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  return moveCase(writing, staff, caseId, note.what, async (found) => {
    const version = found.record.version + 1;
    const columns = await keepParts(writing, staff, found, note, at);
    const after = await updateCase(writing, found, { ...columns, version });
    if (after === null) return CHANGED_MEANWHILE;
    const what = happening(note);
    await addHistory(writing, {
      ...{ caseId, cause: `case:${caseId}:${what}:${version}`, at, what, by: staff },
      ...("ground" in note ? { ground: note.ground } : {}),
      ...(note.what === "label" ? {} : { note: note.text }),
    });
    return { ok: true, value: caseRow(after) };
  });
}

function happening(note: CaseNote): CaseHistory["what"] {
  switch (note.what) {
    case "note":
      return "noted";
    case "judge":
      return `judged_${note.choice}`;
    case "label":
      return "relabelled";
    default:
      return note satisfies never;
  }
}

async function keepParts(
  { db }: Writing,
  staff: Staff,
  { record, sharedWith }: FoundCase,
  note: CaseNote,
  at: string,
): Promise<Partial<CaseRecord>> {
  const { id } = record;
  if (note.what === "note") {
    // Who may not see the case is not called to it.
    const named = note.mentions.filter((one) => one === record.holder_id || sharedWith.includes(one));
    for (const receiver_id of named) {
      const row = { case_id: id, receiver_id, at: utc(at) };
      await db
        .insertInto("mentions")
        .values(row)
        .onConflict((conflict) => conflict.columns(["receiver_id", "case_id"]).doUpdateSet({ at: row.at }))
        .execute();
    }
  }
  if (note.what !== "label") return {};
  const machine = JSON.stringify({ domains: JSON.parse(record.domains), mainTopic: record.main_topic });
  const human = { domains: note.domains, mainTopic: note.mainTopic };
  await db
    .insertInto("labels")
    .values({ case_id: id, machine, human: JSON.stringify(human), by_id: staff.id, by_name: staff.name, at: utc(at) })
    .execute();
  return { domains: JSON.stringify(note.domains), main_topic: note.mainTopic };
}
