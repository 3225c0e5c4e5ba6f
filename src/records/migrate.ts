import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { type DialectKind, migrations } from "./migrations.ts";

/**
 * Brings the tables up to date. Safe when several processes start together: on SQLite the whole run is one transaction that
 * holds the write lock, so the second process waits and then finds nothing left to do. Throws when a migration fails.
 */
export async function migrate<T>(db: Kysely<T>, kind: DialectKind): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    try {
      const provider = { getMigrations: async () => migrations(kind) };
      const { error } = await new Migrator({ db: connection, provider }).migrateToLatest();
      if (error !== undefined) throw new Error("the record's tables could not be brought up to date", { cause: error });
      await sql`commit`.execute(connection);
    } catch (failure) {
      await sql`rollback`.execute(connection);
      throw failure;
    }
  });
}
