import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { NOTICE_AUDIENCES, NOTICE_KINDS, NOTICE_STATES } from "../../core/casework/notice.ts";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes } from "./column-types.ts";

/** How each office hears, and the outbox of what it is told. */
export function notices(kind: DialectKind): Migration {
  const { text, bytes, strict } = columnTypes[kind];
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("notice_channels")
        .addColumn("city", text, (column) => column.notNull())
        .addColumn("receiver_id", text, (column) => column.notNull())
        .addColumn("sealed", bytes, (column) => column.notNull())
        .addColumn("set_by", text, (column) => column.notNull())
        .addColumn("set_at", text, (column) => column.notNull())
        .addPrimaryKeyConstraint("notice_channels_key", ["city", "receiver_id"])
        .modifyEnd(strict)
        .execute();
      await db.schema
        .createTable("notices")
        .addColumn("id", text, (column) => column.primaryKey().notNull())
        .addColumn("city", text, (column) => column.notNull())
        .addColumn("case_id", text, (column) => column.references("cases.id"))
        .addColumn("kind", text, (column) => column.notNull().check(isOneOf("kind", NOTICE_KINDS)))
        .addColumn("audience", text, (column) => column.notNull().check(isOneOf("audience", NOTICE_AUDIENCES)))
        .addColumn("receiver_id", text)
        .addColumn("state", text, (column) => column.notNull().check(isOneOf("state", NOTICE_STATES)))
        .addColumn("reason", text)
        .addColumn("tries", "integer", (column) => column.notNull())
        .addColumn("created_at", text, (column) => column.notNull())
        .addColumn("due_at", text, (column) => column.notNull())
        .addColumn("ended_at", text)
        .addColumn("to_id", text)
        .addColumn("relayed", "integer", (column) => column.notNull().check(sql`relayed in (0, 1)`))
        .addColumn("ack_by", text)
        .addColumn("ack_at", text)
        .addCheckConstraint("ended_when_ended", sql`(state in ('done', 'failed', 'moot')) = (ended_at is not null)`)
        .addCheckConstraint("acknowledged_by_somebody", sql`(ack_by is null) = (ack_at is null)`)
        .modifyEnd(strict)
        .execute();
      await sql`create index notices_due on notices (due_at) where ended_at is null`.execute(db);
      await db.schema.createIndex("notices_of_city").on("notices").columns(["city", "created_at"]).execute();
      await db.schema.createIndex("notices_of_case").on("notices").columns(["case_id", "kind"]).execute();
    },
  };
}

function isOneOf(column: string, values: readonly string[]) {
  return sql`${sql.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`;
}
