import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { SqliteDatabase } from "kysely";

/** How long a second process may hold the file before we give up. */
const BUSY_TIMEOUT_MS = 5000;
/** Preparing costs as much as running. Texts of the program are far fewer; lists of ids make texts of every length. */
const PREPARED_MAX = 500;

/**
 * Node's own SQLite in the shape that Kysely's SqliteDriver expects (better-sqlite3's), so that nothing has to be compiled.
 * `file` is created when it is missing, and what is deleted is overwritten. A statement by itself is on the disk when it returns (FULL);
 * a transaction is committed then, and its driver (synced-sqlite.ts) sees to the disk without holding up everything else.
 */
export function openSqlite(file: string): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  database.exec(
    "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on",
  );
  // A page that changes with every case is copied back less often, and what is at work at once stays in memory.
  database.exec("pragma wal_autocheckpoint = 8000; pragma cache_size = -32000");
  const prepared = new Map<string, Statement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const own = database.prepare(takingTheLock(sql));
      const run: Statement["run"] = BORDERS.includes(sql)
        ? runBorder(database, own, sql)
        : (values) => own.run(...values.map(asInput));
      const statement = asStatement(own, run);
      if (prepared.size < PREPARED_MAX) prepared.set(sql, statement);
      return statement;
    },
  };
}

/**
 * A plain BEGIN takes the write lock only at the first write, and fails at once when another process wrote in between.
 * All our transactions write, so they take it at the start and wait for their turn.
 */
function takingTheLock(sql: string): string {
  return sql === "begin" ? "begin immediate" : sql;
}

/** Of the statements between which SQLite is not to sync by itself. */
const BORDERS: readonly string[] = ["begin", "commit", "rollback"];

type Statement = ReturnType<SqliteDatabase["prepare"]>;

function asStatement(statement: StatementSync, run: Statement["run"]): Statement {
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...values.map(asInput)),
    run,
    iterate: (values) => statement.iterate(...values.map(asInput)),
  };
}

/** Runs a border of transactions: while one is open SQLite does not sync by itself, and does again when it is over, or did not even begin. */
function runBorder(database: DatabaseSync, statement: StatementSync, sql: string): Statement["run"] {
  return (values) => {
    // After some failures (the disk is full) SQLite has undone all by itself: to be told so would hide why.
    if (sql === "rollback" && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
    if (sql === "begin" && !database.isTransaction) database.exec("pragma synchronous = normal");
    try {
      return statement.run(...values.map(asInput));
    } finally {
      // Within one it may not be changed.
      if (!database.isTransaction) database.exec("pragma synchronous = full");
    }
  };
}

function asInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot hold a ${typeof value}`);
}
