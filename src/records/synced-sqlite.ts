import { close, fdatasync, open } from "node:fs";
import { promisify } from "node:util";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { RecordAway } from "../app/record-away.ts";
import { LIGHTLY } from "./commit-lightly.ts";
import { openSqlite } from "./sqlite-database.ts";

const [openFile, closeFile] = [promisify(open), promisify(close)];

/**
 * SQLite whose transactions are on the disk when they resolve, while the conversations go on: the disk is waited for on a thread. Once it
 * failed nothing is written any more until the file is opened anew (RecordAway): an error is told once, and the next sync would be believed.
 */
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
  readonly #disk = new Trust();
  #wal: number | null = null;
  /** Between begin and commit or rollback. */
  #isOpen = false;
  /** Its transaction may be forgotten when the power fails. */
  #isLight = false;

  constructor(file: string) {
    super({ database: openSqlite(file) });
    this.#file = file;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const lightly = () => {
      this.#isLight = true;
    };
    return watched(await super.acquireConnection(), this.#disk, lightly);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await super.beginTransaction(connection);
    this.#isOpen = true;
    this.#isLight = false;
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#isOpen = false;
    if (this.#isLight) return;
    try {
      // The WAL is there since the first commit, and stays the same file as long as the database is open.
      this.#wal ??= await openFile(`${this.#file}-wal`, "r+");
      await syncFile(this.#wal);
    } catch (failure) {
      throw this.#disk.lost(failure);
    }
  }

  /** What was committed, and only then failed to reach the disk, cannot be taken back. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await super.rollbackTransaction(connection);
  }

  override async destroy(): Promise<void> {
    if (this.#wal !== null) await closeFile(this.#wal);
    this.#wal = null;
    await super.destroy();
  }
}

function syncFile(file: number): Promise<void> {
  return new Promise((resolve, reject) =>
    fdatasync(file, (failure) => (failure === null ? resolve() : reject(failure))),
  );
}

/** Whether the disk is believed. */
class Trust {
  #failure: RecordAway | null = null;

  /** Nobody knows any more what is on the disk. Answers why, as everybody hears it from now on. */
  lost(failure: unknown): RecordAway {
    const code = failure instanceof Error && "code" in failure ? String(failure.code) : "disk";
    this.#failure ??= new RecordAway(code);
    return this.#failure;
  }

  /** Throws RecordAway, once it was lost. */
  check(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}

/** Reading goes on with a disk that has failed, and what was begun may be undone. */
const PROMISES_NOTHING = /^\s*(select|rollback)\b/i;

function watched(connection: DatabaseConnection, disk: Trust, lightly: () => void): DatabaseConnection {
  return {
    async executeQuery<Row>(query: CompiledQuery) {
      if (query.sql === LIGHTLY) {
        lightly();
        return { rows: [] };
      }
      if (!PROMISES_NOTHING.test(query.sql)) disk.check();
      try {
        return await connection.executeQuery<Row>(query);
      } catch (failure) {
        // A statement by itself is synced by SQLite, which also says once only that it failed.
        if (codeOf(failure) === IOERR) throw disk.lost(failure);
        // Nothing of it was written, and there may be room again.
        throw codeOf(failure) === FULL ? new RecordAway("SQLITE_FULL") : failure;
      }
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

/** SQLITE_IOERR, whatever the disk was asked for, and SQLITE_FULL. */
const IOERR = 10;
const FULL = 13;

function codeOf(failure: unknown): number | null {
  if (!(failure instanceof Error && "errcode" in failure)) return null;
  return typeof failure.errcode === "number" ? failure.errcode & 0xff : null;
}
