import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes } from "./column-types.ts";

/**
 * The life of a case: what it waits for next and who had it before; the first contact; how far an alarm has gone; and what each of
 * the others involved has to do with it. The database holds that an open case has one deadline, of the kind that fits its state.
 */
export function caseLife(kind: DialectKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await addColumns(db, kind);
      await carryOver(db);
      await refuse(db, kind);
      await shareAnew(db, kind);
      await addIndexes(db);
    },
  };
}

async function addColumns(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { text } = columnTypes[kind];
  const isFlag = sql`unheard in (0, 1)`;
  const texts = ["due_at", "due_what", "from_id", "from_kind", "from_name", "contact_at", "alarm_at", "alarm_due_at"];
  for (const name of [...texts, "first_accepted_at", "first_contact_at"]) {
    await db.schema.alterTable("cases").addColumn(name, text).execute();
  }
  for (const name of ["rung", "asks", "alarm_rung"]) {
    await db.schema
      .alterTable("cases")
      .addColumn(name, "integer", (column) => column.notNull().defaultTo(0))
      .execute();
  }
  await db.schema
    .alterTable("cases")
    .addColumn("unheard", "integer", (column) => column.notNull().defaultTo(0).check(isFlag))
    .execute();
  await db.schema
    .alterTable("case_others")
    .addColumn("part", text, (column) =>
      column.notNull().defaultTo("named").check(sql`part in ('named', 'asked', 'helping', 'declined', 'told')`),
    )
    .execute();
  await db.schema.alterTable("history").addColumn("ground", text).execute();
}

/** Cases of before: what was promised to the resident is what they wait for; an alarm nobody has seen goes up at once. */
async function carryOver(db: Kysely<unknown>): Promise<void> {
  await sql`update cases set due_at = answer_by, due_what = case status when 'offered' then 'accept' else 'contact' end
    where status <> 'closed'`.execute(db);
  await sql`update cases set alarm_at = opened_at, alarm_due_at = opened_at where alarm = 1`.execute(db);
  const firstly = (what: string) =>
    sql`(select min(at) from history where history.case_id = cases.id and what = ${sql.lit(what)})`;
  await sql`update cases set first_accepted_at = ${firstly("accepted")}`.execute(db);
}

/** What a row of cases must never be. */
const BROKEN = {
  open_has_one_deadline:
    "(new.status = 'closed') <> (new.due_at is null) or (new.due_at is null) <> (new.due_what is null)",
  deadline_of_its_state: `new.due_what is not null and not case
    when new.status = 'offered' then new.due_what = 'accept' and new.contact_at is null
    when new.contact_at is null then new.due_what = 'contact'
    else new.due_what in ('ask', 'review') end`,
  alarm_has_a_clock: "(new.alarm = 1) <> (new.alarm_due_at is not null and new.alarm_at is not null)",
  sender_until_accepted: "new.from_id is not null and new.status <> 'offered'",
  sender_is_not_the_holder: "new.from_id is not null and new.from_id = new.holder_id",
};

async function refuse(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  for (const [name, broken] of Object.entries(BROKEN)) await refuseWhere(db, kind, name, broken);
}

async function refuseWhere(db: Kysely<unknown>, kind: DialectKind, name: string, broken: string): Promise<void> {
  switch (kind) {
    case "sqlite":
      for (const verb of ["insert", "update"]) {
        await sql`create trigger ${sql.id(`${name}_at_${verb}`)} before ${sql.raw(verb)} on cases when ${sql.raw(broken)}
          begin select raise(abort, ${sql.lit(`constraint failed: ${name}`)}); end`.execute(db);
      }
      return;
    case "postgres":
      await sql`alter table cases add constraint ${sql.id(name)}
        check (not (${sql.raw(broken.replaceAll("new.", ""))}))`.execute(db);
      return;
    default:
      return kind satisfies never;
  }
}

/**
 * Who sees a case besides its holder: those a consent names or the holder asked, while the consent stands; those it moved up to, in
 * any case; and who had it before, until it is accepted.
 */
const sharesOfNew = sql`select new.id, receiver_id, new.city, new.rank, new.opened_at, new.closed_at from (
    select receiver_id from case_others where case_id = new.id
      and (part = 'told' or (new.consent = 'share' and part in ('named', 'asked', 'helping')))
    union select new.from_id where new.from_id is not null) as seen
  where receiver_id <> new.holder_id`;

async function shareAnew(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const moved = sql`old.version <> new.version or old.rank <> new.rank or old.consent <> new.consent`;
  const anew = sql`delete from shared_cases where case_id = new.id;
    insert into shared_cases (case_id, receiver_id, city, rank, opened_at, closed_at) ${sharesOfNew};`;
  switch (kind) {
    case "sqlite":
      await sql`drop trigger shared_cases_in_step`.execute(db);
      await sql`create trigger shared_cases_in_step after update on cases when ${moved} begin ${anew} end`.execute(db);
      return;
    case "postgres":
      await sql`create or replace function share_case() returns trigger language plpgsql as $$
        begin ${anew} return null; end $$`.execute(db);
      return;
    default:
      return kind satisfies never;
  }
}

/** The sweep asks for what is due; only open cases are ever due. */
async function addIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`create index cases_due on cases (due_at) where due_at is not null`.execute(db);
  await sql`create index cases_alarm_due on cases (alarm_due_at) where alarm_due_at is not null`.execute(db);
  await db.schema.createIndex("cases_since").on("cases").columns(["city", "opened_at"]).execute();
}
