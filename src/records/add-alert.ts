import { addDanger } from "../core/casework/add-danger.ts";
import { raiseAlarm } from "../core/casework/alarm.ts";
import type { EffectOf } from "../core/effect.ts";
import { addAudit } from "./add-audit.ts";
import { addHistory } from "./add-history.ts";
import { alarmColumns } from "./alarm-columns.ts";
import { deadlinesOf } from "./case-terms.ts";
import { caseOf, openSheet, sealSheet } from "./find-case.ts";
import { standsIn } from "./stands-in.ts";
import { updateCaseSurely } from "./update-case.ts";
import type { Writing } from "./writing.ts";

/**
 * Danger words in a case: it rises to the top, with an alarm that stays until a person says she has seen it. Once per event, and not about
 * messages that the case has already, with all that they tell: these alarmed when they came.
 */
export async function addAlert(writing: Writing, effect: EffectOf<"alert">, eventId: string): Promise<void> {
  const found = await caseOf(writing, effect.caseId);
  const { caseId, at, about = [] } = effect;
  const sheet = openSheet(writing.keys, found.record);
  const danger = addDanger(sheet.danger, effect.danger);
  // What was heard in them before may have been less: by rules alone, where the turn failed.
  const isWorse = danger.tier < sheet.danger.tier || danger.kinds.length > sheet.danger.kinds.length;
  const known = await Promise.all(about.map((messageId) => standsIn(writing, found, messageId)));
  if (!isWorse && known.length > 0 && known.every(Boolean)) return;
  if (!(await addHistory(writing, { caseId, cause: `alarm:${eventId}`, at, what: "alarm" }))) return;
  await addAudit(writing, null, "alarm", caseId, "ok");
  await updateCaseSurely(writing, found, {
    version: found.record.version + 1,
    alarm: 1,
    ...alarmColumns(raiseAlarm(deadlinesOf(writing, found.record.city), at)),
    tier: danger.tier,
    kinds: JSON.stringify(danger.kinds),
    sheet: sealSheet(writing.keys, { ...sheet, danger }),
  });
}
