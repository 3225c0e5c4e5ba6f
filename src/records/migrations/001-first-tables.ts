import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { OUTCOMES, ROLES } from "../../core/casework/case.ts";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes, numbered } from "./column-types.ts";

/** The record as it began: cases and all that happens to them, the outbox, the audit. The lists of values are frozen by CHECKs. */
export function firstTables(kind: DialectKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createCases(db, kind);
      await createCaseParts(db, kind);
      await createHistory(db, kind);
      await createAnnouncements(db, kind);
      await createAudit(db, kind);
    },
  };
}

const isFlag = (column: string) => sql`${sql.ref(column)} in (0, 1)`;
const isOneOf = (column: string, values: readonly string[]) =>
  sql`${sql.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`;

async function createCases(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { text, bytes, strict } = columnTypes[kind];
  await db.schema
    .createTable("cases")
    .addColumn("id", text, (column) => column.primaryKey().notNull())
    .addColumn("city", text, (column) => column.notNull())
    .addColumn("receipt", text, (column) => column.notNull().unique())
    .addColumn("conversation_id", text, (column) => column.notNull())
    .addColumn("reason", text, (column) => column.notNull().check(isOneOf("reason", ["handoff", "danger"])))
    .addColumn("status", text, (column) => column.notNull().check(isOneOf("status", ["offered", "accepted", "closed"])))
    .addColumn("version", "integer", (column) => column.notNull().check(sql`version > 0`))
    .addColumn("rank", "integer", (column) => column.notNull().check(sql`rank between 0 and 8`))
    // Exactly one holder: columns of the case itself, which can be neither absent nor double.
    .addColumn("holder_id", text, (column) => column.notNull().check(sql`holder_id <> ''`))
    .addColumn("holder_kind", text, (column) =>
      column.notNull().check(isOneOf("holder_kind", ["agency", "department"])),
    )
    .addColumn("holder_name", text, (column) => column.notNull().check(sql`holder_name <> ''`))
    .addColumn("accepted_by_id", text)
    .addColumn("accepted_by_name", text)
    .addColumn("domains", text, (column) => column.notNull())
    .addColumn("main_topic", text)
    .addColumn("tier", "integer", (column) => column.notNull().check(sql`tier between 0 and 3`))
    .addColumn("kinds", text, (column) => column.notNull())
    .addColumn("alarm", "integer", (column) => column.notNull().check(isFlag("alarm")))
    .addColumn("consent", text, (column) => column.notNull().check(isOneOf("consent", ["share", "city_only", "none"])))
    .addColumn("about", text)
    .addColumn("language", text, (column) => column.notNull())
    .addColumn("opened_at", text, (column) => column.notNull())
    .addColumn("answer_by", text, (column) => column.notNull())
    .addColumn("closed_at", text)
    .addColumn("outcome", text, (column) => column.check(isOneOf("outcome", OUTCOMES)))
    .addColumn("reached", "integer", (column) => column.check(isFlag("reached")))
    .addColumn("waiting", "integer", (column) => column.notNull().check(isFlag("waiting")))
    .addColumn("hops", "integer", (column) => column.notNull().check(sql`hops >= 0`))
    .addColumn("reachable", "integer", (column) => column.notNull().check(isFlag("reachable")))
    .addColumn("sheet", bytes, (column) => column.notNull())
    .addColumn("address", bytes, (column) => column.notNull())
    .addCheckConstraint("offered_to_nobody_yet", sql`(status = 'offered') = (accepted_by_id is null)`)
    .addCheckConstraint("taken_by_somebody_named", sql`(accepted_by_id is null) = (accepted_by_name is null)`)
    .addCheckConstraint(
      "closed_with_an_outcome",
      sql`(status = 'closed') = (closed_at is not null and outcome is not null and reached is not null)`,
    )
    .modifyEnd(strict)
    .execute();
  await createCaseIndexes(db);
}

/** One index for each list of the desk, in the order in which the list is read. */
async function createCaseIndexes(db: Kysely<unknown>): Promise<void> {
  const order = ["rank", "opened_at", "id"];
  await db.schema
    .createIndex("cases_of_city")
    .on("cases")
    .columns(["city", ...order])
    .execute();
  await db.schema
    .createIndex("cases_of_holder")
    .on("cases")
    .columns(["city", "holder_id", ...order])
    .execute();
  await db.schema
    .createIndex("cases_of_person")
    .on("cases")
    .columns(["accepted_by_id", ...order])
    .execute();
  await db.schema.createIndex("cases_closed").on("cases").columns(["city", "rank", "closed_at", "id"]).execute();
}

async function createCaseParts(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { text, bytes, seq, strict } = columnTypes[kind];
  await partOfCase(db, kind, "case_others")
    .addColumn("receiver_id", text, (column) => column.notNull())
    .addColumn("kind", text, (column) => column.notNull().check(isOneOf("kind", ["agency", "department"])))
    .addColumn("name", text, (column) => column.notNull())
    .addPrimaryKeyConstraint("case_others_key", ["case_id", "receiver_id"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("case_others_of_receiver")
    .on("case_others")
    .columns(["receiver_id", "case_id"])
    .execute();
  await partOfCase(db, kind, "consents")
    .addColumn("event_id", text, (column) => column.notNull())
    .addColumn("scope", text, (column) => column.notNull().check(isOneOf("scope", ["share", "city_only", "none"])))
    .addColumn("offices", text, (column) => column.notNull())
    .addColumn("wording", text, (column) => column.notNull())
    .addColumn("language", text, (column) => column.notNull())
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("how", text, (column) => column.notNull().check(isOneOf("how", ["tapped", "typed", "not_asked"])))
    .addColumn("withdrawn_at", text)
    .addPrimaryKeyConstraint("consents_key", ["case_id", "event_id"])
    .modifyEnd(strict)
    .execute();
  await partOfCase(db, kind, "messages")
    .addColumn("seq", seq, numbered[kind])
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("sender", text, (column) => column.notNull().check(isOneOf("sender", ["resident", "staff"])))
    .addColumn("by_id", text)
    .addColumn("by_name", text)
    .addColumn("kind", text, (column) => column.notNull())
    .addColumn("text", bytes)
    .addColumn("redacted", "integer", (column) => column.notNull().check(isFlag("redacted")))
    .addUniqueConstraint("messages_key", ["case_id", "id"])
    .addCheckConstraint("taken_back_is_gone", sql`redacted = 0 or text is null`)
    .modifyEnd(strict)
    .execute();
  await partOfCase(db, kind, "redactions")
    .addColumn("message_id", text, (column) => column.notNull())
    .addPrimaryKeyConstraint("redactions_key", ["case_id", "message_id"])
    .modifyEnd(strict)
    .execute();
  await partOfCase(db, kind, "deliveries")
    .addColumn("message_id", text, (column) => column.primaryKey().notNull())
    .addColumn("state", text, (column) =>
      column.notNull().check(isOneOf("state", ["planned", "waiting", "done", "ambiguous", "dead"])),
    )
    .addColumn("reason", text)
    .addColumn("at", text, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
}

async function createHistory(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { text, bytes, seq, strict } = columnTypes[kind];
  await partOfCase(db, kind, "history")
    .addColumn("seq", seq, numbered[kind])
    .addColumn("cause", text, (column) => column.notNull())
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("what", text, (column) => column.notNull())
    .addColumn("by_id", text)
    .addColumn("by_name", text)
    .addColumn("from_name", text)
    .addColumn("to_name", text)
    .addColumn("note", bytes)
    .addUniqueConstraint("history_once_per_cause", ["case_id", "cause"])
    .modifyEnd(strict)
    .execute();
}

async function createAnnouncements(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { text, bytes, seq, strict } = columnTypes[kind];
  await db.schema
    .createTable("announcements")
    .addColumn("seq", seq, numbered[kind])
    .addColumn("id", text, (column) => column.notNull().unique())
    .addColumn("conversation_id", text, (column) => column.notNull())
    .addColumn("sealed", bytes, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
}

/** Append-only: the database itself refuses to change or drop a line. No foreign key, for a line outlives its case. */
async function createAudit(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { text, seq, strict } = columnTypes[kind];
  await db.schema
    .createTable("audit")
    .addColumn("seq", seq, numbered[kind])
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("actor_id", text)
    .addColumn("actor_role", text, (column) => column.notNull().check(isOneOf("actor_role", [...ROLES, "resident"])))
    .addColumn("action", text, (column) => column.notNull())
    .addColumn("case_id", text, (column) => column.notNull())
    .addColumn("outcome", text, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("audit_of_case").on("audit").columns(["case_id", "seq"]).execute();
  await db.schema.createIndex("audit_of_actor").on("audit").columns(["actor_id", "seq"]).execute();
  await keepAudit(db, kind);
}

async function keepAudit(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  switch (kind) {
    case "sqlite":
      for (const verb of ["update", "delete"]) {
        await sql`create trigger ${sql.id(`audit_no_${verb}`)} before ${sql.raw(verb)} on audit
        begin select raise(abort, 'the audit is append-only'); end`.execute(db);
      }
      return;
    case "postgres":
      await sql`create function keep_audit() returns trigger language plpgsql as $$
        begin raise exception using errcode = 'restrict_violation', constraint = 'audit_is_append-only'; end $$`.execute(
        db,
      );
      await sql`create trigger audit_is_kept before update or delete or truncate on audit
        for each statement execute function keep_audit()`.execute(db);
      return;
    default:
      return kind satisfies never;
  }
}

function partOfCase(db: Kysely<unknown>, kind: DialectKind, table: string): CreateTableBuilder<string, "case_id"> {
  const { text } = columnTypes[kind];
  return db.schema.createTable(table).addColumn("case_id", text, (column) => column.notNull().references("cases.id"));
}
