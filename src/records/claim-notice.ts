import { type Kysely, sql } from "kysely";
import type { NoticeClaim, NoticeEnding } from "../app/notice-records.ts";
import type { DigestFacts, NoticeFacts } from "../core/casework/write-notice.ts";
import { caseRow } from "./case-row.ts";
import { commitLightly } from "./commit-lightly.ts";
import { compiledOnce, type Slots } from "./compiled-once.ts";
import type { NoticesTable, Tables } from "./tables.ts";
import { utc, type Writing } from "./writing.ts";

/** As many receipt numbers as fit a short mail. */
const RECEIPTS_MAX = 20;

/** The notice whose time has come longest ago, danger before all others, with the facts of its case as they are now. */
export async function claimNotice(writing: Writing, now: number, leaseMs: number): Promise<NoticeClaim | null> {
  const { db, kind: dialect } = writing;
  await commitLightly(db);
  const [row] = (await (dialect === "postgres" ? firstFree : firstDue)(db, { at: utc(now) })).rows;
  if (row === undefined) return null;
  await hold(db, { id: row.id, until: utc(now + leaseMs), tries: row.tries + 1 });
  const { id, kind, city, audience, tries } = row;
  const common = { id, kind, city, audience, tries, caseId: row.case_id, receiverId: row.receiver_id };
  return { ...common, createdAt: row.created_at, facts: await factsOf(writing, row, now) };
}

const dueAt = (db: Kysely<Tables>, slot: Slots<{ at: string }>) =>
  db.selectFrom("notices").where("ended_at", "is", null).where("due_at", "<=", slot("at"));
const anyDue = compiledOnce((db, slot: Slots<{ at: string }>) => dueAt(db, slot).select("id").limit(1));

const dueInOrder = (db: Kysely<Tables>, slot: Slots<{ at: string }>) =>
  dueAt(db, slot).selectAll().orderBy(sql`case when kind = 'danger' then 0 else 1 end`).orderBy("due_at").limit(1);
const firstDue = compiledOnce(dueInOrder);
const firstFree = compiledOnce((db, slot: Slots<{ at: string }>) => dueInOrder(db, slot).forUpdate().skipLocked());

const hold = compiledOnce((db, slot: Slots<{ id: string; until: string; tries: number }>) =>
  db
    .updateTable("notices")
    .set({ state: "attempted", due_at: slot("until"), tries: slot("tries") })
    .where("id", "=", slot("id")),
);

/** Whether there is one at all. */
export async function isNoticeDue(db: Kysely<Tables>, now: number): Promise<boolean> {
  return (await anyDue(db, { at: utc(now) })).rows.length > 0;
}

async function factsOf(writing: Writing, row: NoticesTable, now: number): Promise<NoticeFacts | DigestFacts | null> {
  if (row.case_id !== null) return caseFacts(writing, row.case_id);
  return row.kind === "digest" && row.receiver_id !== null ? dayFacts(writing, row.city, row.receiver_id, now) : null;
}

async function caseFacts({ db }: Writing, caseId: string): Promise<NoticeFacts> {
  const [record] = (await wholeCase(db, { caseId })).rows;
  if (record === undefined) throw new Error(`a notice of case ${caseId}, which is not in the record`);
  const { receipt, domains, tier, answerBy, status, holder, alarm, waiting } = caseRow(record);
  return { receipt, domains, tier, answerBy, status, holderId: holder.id, holderName: holder.name, alarm, waiting };
}

const wholeCase = compiledOnce((db, slot: Slots<{ caseId: string }>) =>
  db.selectFrom("cases").selectAll().where("id", "=", slot("caseId")),
);

async function dayFacts({ db }: Writing, city: string, holderId: string, now: number): Promise<DigestFacts> {
  const open = await db
    .selectFrom("cases")
    .select(["receipt", "status", "waiting", "alarm", "answer_by"])
    .where("city", "=", city)
    .where("holder_id", "=", holderId)
    .where("status", "<>", "closed")
    .orderBy("rank")
    .orderBy("opened_at")
    .execute();
  const unaccepted = open.filter((each) => each.status === "offered");
  const waiting = open.filter((each) => each.waiting === 1);
  const overdue = unaccepted.filter((each) => each.answer_by < utc(now));
  const alarms = open.filter((each) => each.alarm === 1);
  const named = new Set([...alarms, ...overdue, ...unaccepted, ...waiting].map((each) => each.receipt));
  return {
    unaccepted: unaccepted.length,
    waiting: waiting.length,
    overdue: overdue.length,
    alarms: alarms.length,
    receipts: [...named].slice(0, RECEIPTS_MAX),
  };
}

/** Writes down how it ended, if it has not ended meanwhile. One that a power failure lets us forget goes out a second time. */
export async function settleNotice(writing: Writing, { id }: NoticeClaim, ending: NoticeEnding): Promise<void> {
  await commitLightly(writing.db);
  const unsaid = { reason: null, ended_at: null, to_id: null, relayed: 0 as const, due_at: null };
  await settleAs(writing.db, { ...unsaid, ...columnsOf(ending, utc(writing.now())), id });
}

type Settled = Pick<NoticesTable, "id" | "state" | "reason" | "ended_at" | "to_id" | "relayed"> & {
  due_at: string | null;
};
const settleAs = compiledOnce((db, slot: Slots<Settled>) =>
  db
    .updateTable("notices")
    .set({
      ...{ state: slot("state"), reason: slot("reason"), ended_at: slot("ended_at") },
      ...{ to_id: slot("to_id"), relayed: slot("relayed"), due_at: sql`coalesce(${slot("due_at")}, due_at)` },
    })
    .where("id", "=", slot("id"))
    .where("ended_at", "is", null),
);

function columnsOf(ending: NoticeEnding, now: string) {
  switch (ending.state) {
    case "done":
      return {
        state: ending.state,
        reason: null,
        ended_at: now,
        to_id: ending.toId,
        relayed: ending.relayed ? (1 as const) : (0 as const),
      };
    case "failed":
      return { state: ending.state, reason: ending.reason, ended_at: now };
    case "moot":
      return { state: ending.state, reason: null, ended_at: now };
    case "waiting":
      return { state: ending.state, reason: ending.reason, due_at: utc(ending.dueAt) };
    default:
      return ending satisfies never;
  }
}
