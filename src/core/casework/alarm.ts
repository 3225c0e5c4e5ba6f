import type { Deadlines } from "../city/deadlines.ts";

/** How far a danger alert has gone that nobody has acknowledged: its holder, the lead department, the coordinators, everybody. */
export const ALARM_RUNGS = ["holder", "lead", "coordinators", "everybody"] as const;
export type AlarmRung = 0 | 1 | 2 | 3;
export const ALARM_EVERYBODY: AlarmRung = 3;

const MINUTE_MS = 60_000;

/** A danger alert that waits for a person. Counted in minutes on the clock, day and night. Times are ISO 8601. */
export type Alarm = { since: string; rung: AlarmRung; dueAt: string };

export function raiseAlarm(deadlines: Deadlines, at: string): Alarm {
  return { since: at, rung: 0, dueAt: dueAt(deadlines, at, 0) };
}

/**
 * The next rung, once its time has come; otherwise the same alarm. When everybody is told it is said again until somebody
 * answers. `heldByLead`: the lead department has it anyway, so the coordinators are next.
 */
export function climbAlarm(deadlines: Deadlines, alarm: Alarm, at: string, heldByLead: boolean): Alarm {
  if (Date.parse(alarm.dueAt) > Date.parse(at)) return alarm;
  const rung = nextRung(alarm.rung, heldByLead);
  const planned = dueAt(deadlines, alarm.since, rung);
  const late = Date.parse(planned) <= Date.parse(at);
  return { ...alarm, rung, dueAt: late ? later(at, deadlines.alarm.lead) : planned };
}

function nextRung(rung: AlarmRung, heldByLead: boolean): AlarmRung {
  switch (rung) {
    case 0:
      return heldByLead ? 2 : 1;
    case 1:
      return 2;
    case 2:
    case 3:
      return 3;
    default:
      return rung satisfies never;
  }
}

function dueAt({ alarm }: Deadlines, since: string, rung: AlarmRung): string {
  const minutes = [alarm.lead, alarm.coordinators, alarm.everybody, 2 * alarm.everybody][rung] ?? alarm.everybody;
  return later(since, minutes);
}

function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();
}
