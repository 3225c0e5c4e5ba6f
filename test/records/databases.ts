import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import { migrate } from "../../src/records/migrate.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { databaseWithTables, freshDatabase } from "../postgres.ts";
import { hasPostgres } from "../postgres-server.ts";

export type Database = {
  name: string;
  /** Whether this machine has it. */
  here: boolean;
  /** One with the record's tables and nothing in them. Making them takes longer than most tests, so it is a copy. */
  fresh: () => Promise<RecordsDialect>;
  /** One without tables, for tests of how they are made. */
  bare: () => Promise<RecordsDialect>;
};

export const SQLITE: Database = {
  name: "SQLite",
  here: true,
  fresh: async () => {
    withTables ??= makeFileWithTables();
    const file = newFile();
    copyFileSync(await withTables, file);
    return { kind: "sqlite", file };
  },
  bare: async () => ({ kind: "sqlite", file: newFile() }),
};
let withTables: Promise<string> | null = null;

export const POSTGRES: Database = {
  name: "PostgreSQL",
  here: hasPostgres,
  fresh: async () => ({ kind: "postgres", url: await databaseWithTables() }),
  bare: async () => ({ kind: "postgres", url: await freshDatabase() }),
};

/** The databases that the record must be the same on. */
export const DATABASES: readonly Database[] = [SQLITE, POSTGRES];

async function makeFileWithTables(): Promise<string> {
  const file = newFile();
  await migrate({ kind: "sqlite", file }, makeKeyRing([{ id: "none", key: new Uint8Array(32) }]));
  return file;
}

function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), "record-")), "record.db");
}
