import type { Staff } from "../core/casework/case.ts";
import type { LabelPair } from "../core/casework/label-figures.ts";
import { Labels } from "../core/casework/labels.ts";
import { addAudit } from "./add-audit.ts";
import { utc, type Writing } from "./writing.ts";

/**
 * What was read at first and what people made of it, of the cases of her city opened since then whose labels somebody looked at.
 * Codes only; that she looked is written down. Resolves to one pair a case, in no order.
 */
export async function readLabelPairs(writing: Writing, staff: Staff, since: string): Promise<LabelPair[]> {
  await addAudit(writing, staff, "see_labels", "labels", "ok");
  const rows = await writing.db
    .selectFrom("labels")
    .innerJoin("cases", "cases.id", "labels.case_id")
    .select(["labels.case_id as id", "labels.machine", "labels.human"])
    .where("cases.city", "=", staff.city)
    .where("cases.opened_at", ">=", utc(since))
    .orderBy("labels.seq")
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((lines) => {
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ machine: Labels.parse(JSON.parse(first.machine)), human: Labels.parse(JSON.parse(last.human)) }];
  });
}
