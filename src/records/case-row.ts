import { CaseRow } from "../core/casework/views.ts";
import { statusOf } from "./case-life.ts";
import type { CaseRecord } from "./tables.ts";

/** A stored case as a line of the desk's list. Parsed, not trusted: throws when the database holds what the schema forbids. */
export function caseRow(record: CaseRecord): CaseRow {
  return CaseRow.parse({
    id: record.id,
    receipt: record.receipt,
    reason: record.reason,
    status: statusOf(record),
    version: record.version,
    holder: { id: record.holder_id, kind: record.holder_kind, name: record.holder_name },
    acceptedBy: record.accepted_by_name,
    domains: JSON.parse(record.domains),
    mainTopic: record.main_topic,
    tier: record.tier,
    kinds: JSON.parse(record.kinds),
    alarm: record.alarm === 1,
    alarmRung: record.alarm_rung,
    consent: record.consent,
    about: record.about,
    language: record.language,
    openedAt: record.opened_at,
    answerBy: record.answer_by,
    due: record.due_at === null ? null : { what: record.due_what, at: record.due_at, rung: record.rung },
    unheard: record.unheard === 1,
    waiting: record.waiting === 1,
    hops: record.hops,
    reachable: record.reachable === 1,
    ...(record.outcome === null ? {} : { outcome: record.outcome }),
  });
}
