import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import type { KeyRing } from "../app/key-ring.ts";
import { RecordAway } from "../app/record-away.ts";
import type { DialectKind } from "./dialect-kind.ts";
import { migrations } from "./migrations.ts";
import { openDatabase, type RecordsDialect } from "./open-database.ts";
import { WITHOUT_LIMITS } from "./postgres-pool.ts";

/** Any number will do that nothing else in this database locks; it stays the same for all versions. */
const MIGRATION_LOCK = 7_265_201_122;

/**
 * Brings the tables up to date, all of it or nothing. Safe when several processes start together: the whole run is one
 * transaction under one lock (on SQLite the write lock, on PostgreSQL an advisory lock), so the second process waits and then
 * finds nothing left to do. Throws when a migration fails.
 */
export async function migrate(dialect: RecordsDialect, keys: KeyRing): Promise<void> {
  const db = openDatabase(dialect, WITHOUT_LIMITS);
  try {
    await (dialect.kind === "sqlite" ? migrateSqlite(db, keys) : migratePostgres(db, keys));
  } finally {
    await db.destroy();
  }
}

async function migratePostgres<T>(db: Kysely<T>, keys: KeyRing): Promise<void> {
  await db.transaction().execute(async (page) => {
    // The limits of the server or the role do not count here either.
    await sql`set local statement_timeout = 0`.execute(page);
    await sql`set local lock_timeout = 0`.execute(page);
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(page);
    await runMigrations(page, "postgres", keys);
  });
}

/** Kysely opens no transaction for changes of SQLite's tables, although it can: so it is opened here. */
async function migrateSqlite<T>(db: Kysely<T>, keys: KeyRing): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    try {
      await runMigrations(connection, "sqlite", keys);
      await sql`commit`.execute(connection);
    } catch (failure) {
      await sql`rollback`.execute(connection);
      throw failure;
    }
  });
}

async function runMigrations<T>(db: Kysely<T>, kind: DialectKind, keys: KeyRing): Promise<void> {
  const provider = { getMigrations: async () => migrations(kind, keys) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error instanceof RecordAway) throw error;
  if (error !== undefined) throw new Error("the record's tables could not be brought up to date", { cause: error });
}
