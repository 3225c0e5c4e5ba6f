import type { Staff } from "../core/casework/case.ts";
import { allows } from "../core/casework/permissions.ts";
import { isReport, mayKnowReporter } from "../core/casework/protect-reporter.ts";
import type { CaseRow } from "../core/casework/views.ts";
import { addAudit } from "./add-audit.ts";
import { caseRow } from "./case-row.ts";
import { tokenOf } from "./case-tokens.ts";
import { openSheet, sharedWith } from "./find-case.ts";
import type { CaseRecord } from "./tables.ts";
import type { Writing } from "./writing.ts";

const FOUND_MAX = 20;
/** "1234-5678", also without the hyphen or in full-width digits. */
const RECEIPT = /^(\d{4})-?(\d{4})$/;

/**
 * Cases of her city that this person may see, by receipt number, name or telephone number: whole words only, for the content is
 * sealed and only keyed names of its words are kept. Written down, without what was looked for.
 */
export async function searchCases(writing: Writing, staff: Staff, typed: string): Promise<CaseRow[]> {
  const { db, keys } = writing;
  const receipt = RECEIPT.exec(
    typed
      .normalize("NFKC")
      .replace(/[‐−–ー―]/g, "-")
      .trim(),
  );
  const number = receipt === null ? null : `${receipt[1]}-${receipt[2]}`;
  const token = tokenOf(keys, staff.city, typed);
  const rows = await db
    .selectFrom("cases")
    .selectAll()
    .where("city", "=", staff.city)
    .where((cases) =>
      cases.or([
        cases("receipt", "=", number ?? ""),
        cases("id", "in", db.selectFrom("case_tokens").select("case_id").where("token", "=", token)),
      ]),
    )
    .orderBy("opened_at", "desc")
    .limit(10 * FOUND_MAX)
    .execute();
  const found: CaseRow[] = [];
  for (const row of rows) {
    const access = { city: row.city, holderId: row.holder_id, sharedWith: await sharedWith(db, row), toldIds: [] };
    if (!allows(staff, "see", access)) continue;
    if (row.receipt === number || mayFindByName(writing, staff, row)) found.push(caseRow(row));
  }
  const shown = found.slice(0, FOUND_MAX);
  const ids = keys.blind(shown.map(({ id }) => id).join(" "), "audit:list");
  await addAudit(writing, staff, "search", "", "ok", `${number === null ? "word" : "receipt"} ${shown.length} ${ids}`);
  return shown;
}

/** In a report the name is the reporter's: to find the case by it would tell who reported. */
function mayFindByName({ keys }: Writing, staff: Staff, row: CaseRecord): boolean {
  return mayKnowReporter(staff, row.holder_id) || !isReport(openSheet(keys, row));
}
