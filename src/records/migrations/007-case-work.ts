import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes, numbered } from "./column-types.ts";

/**
 * What staff do around a case: labels corrected by hand beside those of the machine; offices named in a note, until they have looked;
 * and keyed, one-way names of what a case is searched by (its content stays sealed).
 */
export function caseWork(kind: DialectKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const { text, seq, strict } = columnTypes[kind];
      const ofCase = (table: string) =>
        db.schema.createTable(table).addColumn("case_id", text, (column) => column.notNull().references("cases.id"));
      await ofCase("labels")
        .addColumn("seq", seq, numbered[kind])
        .addColumn("machine", text, (column) => column.notNull())
        .addColumn("human", text, (column) => column.notNull())
        .addColumn("by_id", text, (column) => column.notNull())
        .addColumn("by_name", text, (column) => column.notNull())
        .addColumn("at", text, (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
      await db.schema.createIndex("labels_of_case").on("labels").columns(["case_id", "seq"]).execute();
      await ofCase("mentions")
        .addColumn("receiver_id", text, (column) => column.notNull())
        .addColumn("at", text, (column) => column.notNull())
        .addPrimaryKeyConstraint("mentions_key", ["receiver_id", "case_id"])
        .modifyEnd(strict)
        .execute();
      await ofCase("case_tokens")
        .addColumn("token", text, (column) => column.notNull())
        .addPrimaryKeyConstraint("case_tokens_key", ["token", "case_id"])
        .modifyEnd(strict)
        .execute();
      await db.schema.createIndex("case_tokens_of_case").on("case_tokens").column("case_id").execute();
    },
  };
}
