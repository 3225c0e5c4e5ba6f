import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes } from "./column-types.ts";

/**
 * The lists of an office hold what it holds and what is shared with it. The second half was looked for case by case; now it is a
 * table in the order of the lists, which the database keeps in step: `shared_cases`. And the closed cases of one holder get an
 * index.
 */
export function sharedCases(kind: DialectKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createTable(db, kind);
      await keepInStep(db, kind);
      await sql`insert into shared_cases (case_id, receiver_id, city, rank, opened_at, closed_at)
        ${sharesOf(sql`cases.id`)}`.execute(db);
      await db.schema
        .createIndex("cases_closed_of_holder")
        .on("cases")
        .columns(["city", "holder_id", "rank", "closed_at", "id"])
        .execute();
    },
  };
}

async function createTable(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { text, strict } = columnTypes[kind];
  await db.schema
    .createTable("shared_cases")
    .addColumn("case_id", text, (column) => column.notNull().references("cases.id"))
    .addColumn("receiver_id", text, (column) => column.notNull())
    .addColumn("city", text, (column) => column.notNull())
    .addColumn("rank", "integer", (column) => column.notNull())
    .addColumn("opened_at", text, (column) => column.notNull())
    .addColumn("closed_at", text)
    .addPrimaryKeyConstraint("shared_cases_key", ["case_id", "receiver_id"])
    .modifyEnd(strict)
    .execute();
  const ofReceiver = (name: string) => db.schema.createIndex(name).on("shared_cases");
  const place = ["city", "receiver_id", "rank"];
  await ofReceiver("shared_cases_open")
    .columns([...place, "opened_at", "case_id"])
    .execute();
  await ofReceiver("shared_cases_closed")
    .columns([...place, "closed_at", "case_id"])
    .execute();
}

/** With whom a case is shared now: the others involved, but who holds it anyway; nobody without a consent to share. */
const sharesOf = (
  caseId: ReturnType<typeof sql>,
) => sql`select cases.id, case_others.receiver_id, cases.city, cases.rank,
  cases.opened_at, cases.closed_at from cases join case_others on case_others.case_id = cases.id
  where cases.id = ${caseId} and cases.consent = 'share' and case_others.receiver_id <> cases.holder_id`;

/** Whatever changes who sees a case, or where in the lists, changes one of these; an ordinary message changes none. */
const moved = sql`old.version <> new.version or old.rank <> new.rank or old.consent <> new.consent`;

async function keepInStep(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const anew = sql`delete from shared_cases where case_id = new.id;
    insert into shared_cases (case_id, receiver_id, city, rank, opened_at, closed_at) ${sharesOf(sql`new.id`)};`;
  switch (kind) {
    case "sqlite":
      await sql`create trigger shared_cases_in_step after update on cases when ${moved} begin ${anew} end`.execute(db);
      return;
    case "postgres":
      await sql`create function share_case() returns trigger language plpgsql as $$
        begin ${anew} return null; end $$`.execute(db);
      await sql`create trigger shared_cases_in_step after update on cases
        for each row when (${moved}) execute function share_case()`.execute(db);
      return;
    default:
      return kind satisfies never;
  }
}
