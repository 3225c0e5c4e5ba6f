import type { Alarm } from "../core/casework/alarm.ts";
import { utc } from "./writing.ts";

/** The columns of a danger alert that waits for a person. */
export function alarmColumns({ since, dueAt, rung }: Alarm) {
  return { alarm_at: utc(since), alarm_due_at: utc(dueAt), alarm_rung: rung };
}
