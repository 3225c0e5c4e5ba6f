import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import type { RecordsDialect } from "../../src/records/open-database.ts";

export type Row = Record<string, string | number | null | Uint8Array>;

/** Writes many rows at once, past the record's own code but not past its tables' rules and triggers. */
export type RowWriter = {
  transaction(work: () => Promise<void>): Promise<void>;
  insert(table: string, rows: readonly Row[]): Promise<void>;
  /** Their consent allows that other offices see them. */
  share(caseIds: readonly string[]): Promise<void>;
  end(): Promise<void>;
};

export async function openRowWriter(dialect: RecordsDialect): Promise<RowWriter> {
  return dialect.kind === "sqlite" ? sqliteWriter(dialect.file) : postgresWriter(dialect.url);
}

function sqliteWriter(file: string): RowWriter {
  const db = new DatabaseSync(file);
  // Only while it is filled: what is measured opens the file anew, as always.
  db.exec("pragma synchronous = off; pragma cache_size = -200000");
  const share = db.prepare("update cases set consent = 'share' where id = ?");
  return {
    async transaction(work) {
      db.exec("begin immediate");
      await work();
      db.exec("commit");
    },
    async insert(table, rows) {
      const [first] = rows;
      if (first === undefined) return;
      const columns = Object.keys(first);
      const marks = columns.map(() => "?").join(",");
      const statement = db.prepare(`insert into ${table} (${columns.join(",")}) values (${marks})`);
      for (const row of rows) statement.run(...columns.map((column) => row[column] ?? null));
    },
    async share(caseIds) {
      for (const id of caseIds) share.run(id);
    },
    async end() {
      db.close();
    },
  };
}

async function postgresWriter(url: string): Promise<RowWriter> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    async transaction(work) {
      await client.query("begin");
      await work();
      await client.query("commit");
    },
    async insert(table, rows) {
      const [first] = rows;
      if (first === undefined) return;
      const columns = Object.keys(first).join(",");
      const json = JSON.stringify(rows.map(withHex));
      await client.query(
        `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
        [json],
      );
    },
    share: async (caseIds) =>
      void (await client.query("update cases set consent = 'share' where id = any($1)", [caseIds])),
    async end() {
      // Autovacuum would, a minute later.
      await client.query("vacuum analyze");
      await client.end();
    },
  };
}

/** Bytes as PostgreSQL reads them from text. */
function withHex(row: Row): Row {
  const entries = Object.entries(row).map(([column, value]) => [
    column,
    value instanceof Uint8Array ? `\\x${Buffer.from(value).toString("hex")}` : value,
  ]);
  return Object.fromEntries(entries);
}
