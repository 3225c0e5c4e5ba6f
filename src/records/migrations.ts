import type { Migration } from "kysely/migration";
import { firstTables } from "./migrations/001-first-tables.ts";
import { accountTables } from "./migrations/002-account-tables.ts";

/** Only tables are written in a dialect of their own (types of bytes, triggers); queries are the same for all. */
export type DialectKind = "sqlite";

/** All migrations in order. Forward only: a mistake is corrected by the next one, never by editing one that has run somewhere. */
export function migrations(kind: DialectKind): Record<string, Migration> {
  return { "001_first_tables": firstTables(kind), "002_account_tables": accountTables(kind) };
}
