import { type ColumnDefinitionBuilder, sql } from "kysely";
import type { DialectKind } from "../dialect-kind.ts";

/**
 * What a column is called in each dialect. Text is compared byte by byte (COLLATE "C") as SQLite does: the order of the lists must
 * depend neither on how a database was made nor on its operating system's next locale update.
 */
export const columnTypes = {
  sqlite: { text: sql`text`, bytes: sql`blob`, seq: sql`integer`, strict: sql`strict` },
  postgres: { text: sql`text collate "C"`, bytes: sql`bytea`, seq: sql`bigint`, strict: sql`` },
} as const;

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

/** A primary key that the database counts up. */
export const numbered: Record<DialectKind, Column> = {
  sqlite: (column) => column.primaryKey().autoIncrement(),
  postgres: (column) => column.generatedAlwaysAsIdentity().primaryKey(),
};
