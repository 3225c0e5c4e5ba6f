import { z } from "zod";
import type { CaseNote } from "../app/records.ts";
import { mayBeCalled } from "../core/casework/callable.ts";
import type { CaseError, Staff } from "../core/casework/case.ts";
import type { Labels } from "../core/casework/labels.ts";
import type { CaseHistory, CaseRow } from "../core/casework/views.ts";
import { Domain, Topic } from "../core/domain.ts";
import type { Result } from "../core/result.ts";
import { addHistory } from "./add-history.ts";
import { caseRow } from "./case-row.ts";
import { type FoundCase, openSheet, stateOf } from "./find-case.ts";
import { CHANGED_MEANWHILE, moveCase } from "./move-case.ts";
import type { CaseRecord } from "./tables.ts";
import { keepConsent } from "./take-consent.ts";
import { updateCase } from "./update-case.ts";
import { utc, type Writing } from "./writing.ts";

/**
 * What staff write down about a case without moving it: a note, with the offices named in it; what was decided where nobody may be
 * told; labels corrected by hand, beside which the machine's are kept; and a consent that they took.
 */
export async function writeDown(
  writing: Writing,
  staff: Staff,
  caseId: string,
  note: CaseNote,
  at: string,
): Promise<Result<CaseRow, CaseError>> {
  return moveCase(writing, staff, caseId, note.what, async (found) => {
    if (note.what === "take_consent" && note.version !== found.record.version) return CHANGED_MEANWHILE;
    const version = found.record.version + 1;
    const columns = await keepParts(writing, staff, found, note, at);
    const after = await updateCase(writing, found, { ...columns, version });
    if (after === null) return CHANGED_MEANWHILE;
    const what = happening(note);
    await addHistory(writing, {
      ...{ caseId, cause: `case:${caseId}:${what}:${version}`, at, what, by: staff },
      ...("ground" in note ? { ground: note.ground } : {}),
      ...(note.what === "label" ? {} : { note: note.text }),
      ...(note.what === "take_consent" ? { to: note.offices.map(({ name }) => name).join("、") } : {}),
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
    case "take_consent":
      return "consent_taken";
    default:
      return note satisfies never;
  }
}

async function keepParts(
  writing: Writing,
  staff: Staff,
  found: FoundCase,
  note: CaseNote,
  at: string,
): Promise<Partial<CaseRecord>> {
  switch (note.what) {
    case "note":
      await call(writing, found, note.mentions, at);
      return {};
    case "judge":
      return {};
    case "label":
      return keepLabels(writing, staff, found, note, at);
    case "take_consent":
      return keepConsent(writing, staff, found, note);
    default:
      return note satisfies never;
  }
}

/** Who may not see the case is not called to it. */
async function call({ db }: Writing, found: FoundCase, mentions: readonly string[], at: string): Promise<void> {
  for (const receiver_id of mentions.filter((one) => mayBeCalled(one, stateOf(found)))) {
    const row = { case_id: found.record.id, receiver_id, at: utc(at) };
    await db
      .insertInto("mentions")
      .values(row)
      .onConflict((conflict) => conflict.columns(["receiver_id", "case_id"]).doUpdateSet({ at: row.at }))
      .execute();
  }
}

/** What stood there before is kept beside what a person made of it; of the topics, as they came with the case. */
async function keepLabels(
  { db, keys }: Writing,
  staff: Staff,
  { record }: FoundCase,
  { domains, mainTopic, topics }: Extract<CaseNote, { what: "label" }>,
  at: string,
): Promise<Partial<CaseRecord>> {
  const before: Labels = {
    domains: z.array(Domain).parse(JSON.parse(record.domains)),
    mainTopic: Topic.nullable().parse(record.main_topic),
    topics: openSheet(keys, record).topics,
  };
  const human: Labels = { domains, mainTopic, topics };
  await db
    .insertInto("labels")
    .values({
      ...{ case_id: record.id, machine: JSON.stringify(before), human: JSON.stringify(human) },
      ...{ by_id: staff.id, by_name: staff.name, at: utc(at) },
    })
    .execute();
  return { domains: JSON.stringify(domains), main_topic: mainTopic };
}
