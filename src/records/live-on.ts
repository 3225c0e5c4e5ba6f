import type { CaseError, Staff } from "../core/casework/case.ts";
import type { Ground } from "../core/casework/ground.ts";
import type { Helper, Life, LifeMove, LifeNews } from "../core/casework/life.ts";
import { stepLife } from "../core/casework/step-life.ts";
import type { Result } from "../core/result.ts";
import { addHistory } from "./add-history.ts";
import { announceLife } from "./announce-life.ts";
import { lifeColumns, lifeOf } from "./case-life.ts";
import { caseTerms } from "./case-terms.ts";
import type { FoundCase } from "./find-case.ts";
import type { CaseRecord } from "./tables.ts";
import { updateCase } from "./update-case.ts";
import { utc, type Writing } from "./writing.ts";

/** Who does it, when, and with which words; `cause` names what caused it, where that is not the case's own version or deadline. */
export type Doing = { at: string; by: Staff | null; note?: string; ground?: Ground | null; cause?: string };

/**
 * Makes a move in the life of a case: its columns, the others involved, the lines of the history and what the resident must hear, all
 * in this transaction. `more`: further columns that the move sets.
 */
export async function liveOn(
  writing: Writing,
  found: FoundCase,
  move: LifeMove,
  doing: Doing,
  more: Partial<CaseRecord> = {},
): Promise<Result<CaseRecord, CaseError>> {
  const { record } = found;
  const before = lifeOf(record, found.others);
  const moment = { at: doing.at, terms: caseTerms(writing, record), reachable: record.reachable === 1 };
  const step = stepLife(before, move, moment, doing.by);
  if (!step.ok) return step;
  const { life, news } = step.value;
  if (life === before && news.length === 0) return { ok: true, value: record };
  const seriously = doing.by !== null || isAnotherCase(before, life);
  await writeOthers(writing, record.id, before.others, life.others);
  const after = await updateCase(writing, found, {
    ...lifeColumns(life),
    ...firstTimes(record, life, doing.at),
    ...more,
    version: record.version + (seriously ? 1 : 0),
  });
  if (after === null) return { ok: false, error: "changed_meanwhile" };
  const mark = doing.cause ?? String(seriously ? after.version : record.due_at);
  await tell(writing, after, news, doing, mark);
  return { ok: true, value: after };
}

/** Whether somebody who has the case open should look again before deciding. */
function isAnotherCase(before: Life, after: Life): boolean {
  return before.holder !== after.holder || before.status !== after.status || before.others !== after.others;
}

/** Nobody is asked to wait for the figures: what happened first is written down when it happens. */
function firstTimes(record: CaseRecord, life: Life, at: string) {
  const contact = record.first_contact_at ?? life.contactAt;
  const accepted = record.first_accepted_at ?? (life.acceptedBy === null ? null : at);
  return {
    first_accepted_at: accepted === null ? null : utc(accepted),
    first_contact_at: contact === null ? null : utc(contact),
  };
}

async function tell(
  writing: Writing,
  after: CaseRecord,
  news: readonly LifeNews[],
  doing: Doing,
  mark: string,
): Promise<void> {
  for (const [place, { what, from, to }] of news.entries()) {
    // What follows from a move was not done by whoever made it.
    const own = place === 0 ? { by: doing.by, note: doing.note ?? "", ground: doing.ground ?? null } : {};
    const cause = `case:${after.id}:${what}:${mark}`;
    await addHistory(writing, {
      ...{ caseId: after.id, cause, at: doing.at, what },
      ...own,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    });
    await announceLife(writing, after, what, cause, doing.at);
  }
}

async function writeOthers(
  { db }: Writing,
  caseId: string,
  before: readonly Helper[],
  after: readonly Helper[],
): Promise<void> {
  if (before === after) return;
  await db.deleteFrom("case_others").where("case_id", "=", caseId).execute();
  if (after.length === 0) return;
  const rows = after.map(({ receiver: { id, kind, name }, part }) => ({
    ...{ case_id: caseId, receiver_id: id },
    ...{ kind, name, part },
  }));
  await db.insertInto("case_others").values(rows).execute();
}
