import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { z } from "zod";

const SCHEMA = `
CREATE TABLE IF NOT EXISTS resident (
  user_id TEXT PRIMARY KEY, city TEXT NOT NULL, nickname TEXT NOT NULL, language TEXT, relation TEXT NOT NULL,
  wrote_at INTEGER, created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS item (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, at INTEGER NOT NULL, sender TEXT NOT NULL,
  message TEXT, echo INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0, read_token TEXT, note TEXT, event_id TEXT,
  quick_closed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS item_of_user ON item (user_id, seq);
CREATE INDEX IF NOT EXISTS item_of_event ON item (event_id);
CREATE TABLE IF NOT EXISTS media (
  message_id TEXT PRIMARY KEY, city TEXT NOT NULL, kind TEXT NOT NULL, content_type TEXT NOT NULL, bytes BLOB
) STRICT;
CREATE TABLE IF NOT EXISTS webhook (
  event_id TEXT PRIMARY KEY, city TEXT NOT NULL, user_id TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL,
  state TEXT NOT NULL, tries INTEGER NOT NULL, next_try_at INTEGER, last_error TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS webhook_open ON webhook (user_id) WHERE state <> 'delivered';
CREATE TABLE IF NOT EXISTS reply_token (
  token TEXT PRIMARY KEY, city TEXT NOT NULL, user_id TEXT NOT NULL, event_at INTEGER NOT NULL, until INTEGER NOT NULL, used INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS retry_key (
  city TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, request_id TEXT NOT NULL, sent TEXT NOT NULL, PRIMARY KEY (city, key)
) STRICT;
CREATE TABLE IF NOT EXISTS rich_menu (
  id TEXT PRIMARY KEY, city TEXT NOT NULL, menu TEXT NOT NULL, image BLOB, image_type TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS rich_menu_link (
  city TEXT NOT NULL, user_id TEXT NOT NULL, rich_menu_id TEXT NOT NULL, PRIMARY KEY (city, user_id)
) STRICT;
CREATE TABLE IF NOT EXISTS push_count (city TEXT NOT NULL, month TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (city, month)) STRICT;
CREATE TABLE IF NOT EXISTS violation (id TEXT PRIMARY KEY, at INTEGER NOT NULL, city TEXT, user_id TEXT, body TEXT NOT NULL) STRICT;
`;

/** The simulator's one file. Rows are parsed on the way out: an old file of another shape must not pass unnoticed. */
export type Database = {
  all<S extends z.ZodType>(row: S, sql: string, ...values: SQLInputValue[]): z.infer<S>[];
  one<S extends z.ZodType>(row: S, sql: string, ...values: SQLInputValue[]): z.infer<S> | null;
  /** The number of rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /** All of `work` or nothing of it. */
  atomic<T>(work: () => T): T;
  close(): void;
};

/** Opens, and makes where missing, the database at `file` (":memory:" keeps nothing). */
export function openDatabase(file: string): Database {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const connection = new DatabaseSync(file);
  connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  connection.exec(SCHEMA);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string) => {
    const statement = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    all: (row, sql, ...values) =>
      prepare(sql)
        .all(...values)
        .map((found) => row.parse(found)),
    one: (row, sql, ...values) => {
      const found = prepare(sql).get(...values);
      return found === undefined ? null : row.parse(found);
    },
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
    atomic: (work) => {
      connection.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        connection.exec("COMMIT");
        return result;
      } catch (error) {
        connection.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => connection.close(),
  };
}
