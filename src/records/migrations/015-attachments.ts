import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { ATTACHMENT_STATES, MEDIA_KINDS } from "../../core/casework/attachment.ts";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes } from "./column-types.ts";

/** What residents sent besides words: one line a file, and its bytes in sealed pieces, so that no row is large. */
export function attachments(kind: DialectKind): Migration {
  const { text, bytes, strict } = columnTypes[kind];
  return {
    async up(db: Kysely<unknown>) {
      await partOfCase(db, kind, "attachments")
        .addColumn("message_id", text, (column) => column.notNull())
        .addColumn("kind", text, (column) => column.notNull().check(isOneOf("kind", MEDIA_KINDS)))
        .addColumn("state", text, (column) => column.notNull().check(isOneOf("state", ATTACHMENT_STATES)))
        .addColumn("reason", text)
        .addColumn("media_type", text)
        .addColumn("size", "integer")
        .addColumn("tries", "integer", (column) => column.notNull())
        .addColumn("started_at", text, (column) => column.notNull())
        .addColumn("due_at", text)
        .addPrimaryKeyConstraint("attachments_key", ["case_id", "message_id"])
        .addCheckConstraint("waiting_has_a_time", sql`(state = 'waiting') = (due_at is not null)`)
        .modifyEnd(strict)
        .execute();
      await db.schema.createIndex("attachments_due").on("attachments").columns(["due_at"]).execute();
      await partOfCase(db, kind, "attachment_pieces")
        .addColumn("message_id", text, (column) => column.notNull())
        .addColumn("place", "integer", (column) => column.notNull())
        .addColumn("sealed", bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint("attachment_pieces_key", ["case_id", "message_id", "place"])
        .modifyEnd(strict)
        .execute();
    },
  };
}

function isOneOf(column: string, values: readonly string[]) {
  return sql`${sql.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`;
}

function partOfCase(db: Kysely<unknown>, kind: DialectKind, table: string): CreateTableBuilder<string, "case_id"> {
  const { text } = columnTypes[kind];
  return db.schema.createTable(table).addColumn("case_id", text, (column) => column.notNull().references("cases.id"));
}
