import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes } from "./column-types.ts";

/** Replies that a resident reads on our own page, and the links that lead there: only what a link is known by, never the link. */
export function pageLinks(kind: DialectKind): Migration {
  const { text, strict } = columnTypes[kind];
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("page_replies")
        .addColumn("message_id", text, (column) => column.primaryKey().notNull())
        .addColumn("case_id", text, (column) => column.notNull().references("cases.id"))
        .addColumn("read_at", text)
        .modifyEnd(strict)
        .execute();
      await db.schema.createIndex("page_replies_of_case").on("page_replies").columns(["case_id"]).execute();
      await db.schema
        .createTable("page_links")
        .addColumn("token", text, (column) => column.primaryKey().notNull())
        .addColumn("case_id", text, (column) => column.notNull().references("cases.id"))
        .addColumn("message_id", text, (column) => column.notNull())
        .addColumn("made_at", text, (column) => column.notNull())
        .addColumn("expires_at", text, (column) => column.notNull())
        .addColumn("tries", "integer", (column) => column.notNull())
        .addColumn("browser", text)
        .addColumn("open_until", text)
        .modifyEnd(strict)
        .execute();
      await db.schema.createIndex("page_links_of_case").on("page_links").columns(["case_id", "made_at"]).execute();
    },
  };
}
