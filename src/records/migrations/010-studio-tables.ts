import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes, numbered } from "./column-types.ts";

/**
 * What the studio keeps: files by their content, the revisions that were ever said to residents, one draft a city, corrections
 * that hold for all revisions, and who is looking at what. No word of a resident is in here.
 */
export function studioTables(kind: DialectKind): Migration {
  const { text, seq, strict } = columnTypes[kind];
  return {
    async up(db: Kysely<unknown>) {
      const table = (name: string) => db.schema.createTable(name).modifyEnd(strict);
      await table("studio_texts")
        .addColumn("hash", text, (column) => column.primaryKey())
        .addColumn("text", text, (column) => column.notNull())
        .execute();
      await table("studio_revisions")
        .addColumn("city", text, (column) => column.notNull())
        .addColumn("name", text, (column) => column.notNull())
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("kind", text, (column) => column.notNull())
        .addColumn("at", text, (column) => column.notNull())
        .addColumn("by_id", text)
        .addColumn("by_name", text)
        .addColumn("reviewed_by_id", text)
        .addColumn("reviewed_by_name", text)
        .addColumn("note", text, (column) => column.notNull())
        .addColumn("from_name", text)
        .addColumn("shipped", text, (column) => column.notNull())
        .addColumn("files", text, (column) => column.notNull())
        .addPrimaryKeyConstraint("studio_revisions_key", ["city", "name"])
        .execute();
      await table("studio_heads")
        .addColumn("city", text, (column) => column.primaryKey())
        .addColumn("current", text)
        .addColumn("number", "integer", (column) => column.notNull())
        .addColumn("fixes", "integer", (column) => column.notNull())
        .addColumn("base", text)
        .addColumn("shipped", text)
        .addColumn("draft_version", "integer", (column) => column.notNull())
        .addColumn("review", text)
        .execute();
      await table("studio_draft_files")
        .addColumn("city", text, (column) => column.notNull())
        .addColumn("path", text, (column) => column.notNull())
        .addColumn("hash", text)
        .addColumn("at", text, (column) => column.notNull())
        .addColumn("by_id", text, (column) => column.notNull())
        .addColumn("by_name", text, (column) => column.notNull())
        .addPrimaryKeyConstraint("studio_draft_files_key", ["city", "path"])
        .execute();
      await table("studio_fixes")
        .addColumn("seq", seq, numbered[kind])
        .addColumn("city", text, (column) => column.notNull())
        .addColumn("revision", text, (column) => column.notNull())
        .addColumn("at", text, (column) => column.notNull())
        .addColumn("changes", text, (column) => column.notNull())
        .execute();
      await db.schema.createIndex("studio_fixes_of_city").on("studio_fixes").columns(["city", "seq"]).execute();
      await table("studio_presence")
        .addColumn("city", text, (column) => column.notNull())
        .addColumn("user_id", text, (column) => column.notNull())
        .addColumn("name", text, (column) => column.notNull())
        .addColumn("place", text, (column) => column.notNull())
        .addColumn("at", text, (column) => column.notNull())
        .addPrimaryKeyConstraint("studio_presence_key", ["city", "user_id"])
        .execute();
    },
  };
}
