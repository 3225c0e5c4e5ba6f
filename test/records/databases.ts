import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { freshDatabase } from "../postgres.ts";
import { hasPostgres } from "../postgres-server.ts";

export type Database = {
  name: string;
  /** Whether this machine has it. */
  here: boolean;
  /** An empty one. */
  fresh: () => Promise<RecordsDialect>;
};

export const SQLITE: Database = {
  name: "SQLite",
  here: true,
  fresh: async () => ({ kind: "sqlite", file: join(mkdtempSync(join(tmpdir(), "record-")), "record.db") }),
};

export const POSTGRES: Database = {
  name: "PostgreSQL",
  here: hasPostgres,
  fresh: async () => ({ kind: "postgres", url: await freshDatabase() }),
};

/** The databases that the record must be the same on. */
export const DATABASES: readonly Database[] = [SQLITE, POSTGRES];
