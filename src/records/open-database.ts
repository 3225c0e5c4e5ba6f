import { Kysely, PostgresDialect } from "kysely";
import { postgresPool } from "./postgres-pool.ts";
import { syncedSqlite } from "./synced-sqlite.ts";
import type { Tables } from "./tables.ts";

/** `file` is created when it is missing; the database that `url` names must be there. */
export type RecordsDialect = { kind: "sqlite"; file: string } | { kind: "postgres"; url: string };

/** The database under the record. A file is opened now, connections when they are first needed. `limits`: of PostgreSQL's. */
export function openDatabase(dialect: RecordsDialect, limits: Parameters<typeof postgresPool>[1] = {}): Kysely<Tables> {
  switch (dialect.kind) {
    case "sqlite":
      return new Kysely({ dialect: syncedSqlite(dialect.file) });
    case "postgres":
      return new Kysely({ dialect: new PostgresDialect({ pool: postgresPool(dialect.url, limits) }) });
    default:
      return dialect satisfies never;
  }
}
