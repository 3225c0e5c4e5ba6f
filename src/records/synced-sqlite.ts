import { close, fdatasync, open } from "node:fs";
import { promisify } from "node:util";
import {
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { openSqlite } from "./sqlite-database.ts";

const [openFile, syncFile, closeFile] = [promisify(open), promisify(fdatasync), promisify(close)];

/** SQLite whose transactions are on the disk when they resolve, while the conversations go on: the disk is waited for on a thread. */
export function syncedSqlite(file: string): Dialect {
  return {
    createDriver: () => new SyncedDriver(file),
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class SyncedDriver extends SqliteDriver {
  readonly #file: string;
  #wal: number | null = null;

  constructor(file: string) {
    super({ database: openSqlite(file) });
    this.#file = file;
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    // The WAL is there since the first commit, and stays the same file as long as the database is open.
    this.#wal ??= await openFile(`${this.#file}-wal`, "r+");
    await syncFile(this.#wal);
  }

  override async destroy(): Promise<void> {
    if (this.#wal !== null) await closeFile(this.#wal);
    this.#wal = null;
    await super.destroy();
  }
}
