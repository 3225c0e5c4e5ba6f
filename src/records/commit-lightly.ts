import { CompiledQuery, type Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** PostgreSQL's own words; our SQLite driver (synced-sqlite.ts) knows them, too. */
export const LIGHTLY = "set local synchronous_commit = off";

/**
 * What this transaction writes is there when it ends, for everybody and also when the process dies, and on the disk a little later with what comes
 * next: for leases, and for endings that may be met a second time.
 */
export async function commitLightly(db: Kysely<Tables>): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(LIGHTLY));
}
