import type { Kysely } from "kysely";
import { ALARM_EVERYBODY } from "../core/casework/alarm.ts";
import type { Staff } from "../core/casework/case.ts";
import { AlarmLine } from "../core/casework/figures-view.ts";
import { allows } from "../core/casework/permissions.ts";
import { sharedWith } from "./find-case.ts";
import type { Tables } from "./tables.ts";

/** More than anybody could look at; the worst come first. */
const ALARMS_MAX = 20;
/** Ranks below this one are of alarms (case-rank.ts). */
const RANK_OPEN = 4;

/**
 * The danger alerts of her city that nobody has acknowledged and that this person must hear of: those of cases she may see, and those
 * that everybody is told of by now. Of the latter she learns the receipt number and who has it, never the case.
 */
export async function listAlarms(db: Kysely<Tables>, staff: Staff): Promise<AlarmLine[]> {
  const rows = await db
    .selectFrom("cases")
    .selectAll()
    .where("city", "=", staff.city)
    .where("rank", "<", RANK_OPEN)
    .orderBy("rank")
    .orderBy("opened_at")
    .limit(10 * ALARMS_MAX)
    .execute();
  const lines: AlarmLine[] = [];
  for (const row of rows) {
    const access = { city: row.city, holderId: row.holder_id, sharedWith: await sharedWith(db, row), toldIds: [] };
    const maySee = allows(staff, "see", access);
    if (!maySee && row.alarm_rung !== ALARM_EVERYBODY) continue;
    lines.push(
      AlarmLine.parse({
        caseId: maySee ? row.id : null,
        receipt: row.receipt,
        tier: row.tier,
        kinds: maySee ? JSON.parse(row.kinds) : [],
        holder: row.holder_name,
        since: row.alarm_at,
        rung: row.alarm_rung,
      }),
    );
  }
  return lines.slice(0, ALARMS_MAX);
}
