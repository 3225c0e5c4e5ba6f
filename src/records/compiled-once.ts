import {
  type Compilable,
  type CompiledQuery,
  type DialectAdapter,
  type Kysely,
  type QueryResult,
  type RawBuilder,
  sql,
} from "kysely";
import type { Tables } from "./tables.ts";

type Db = Kysely<Tables>;
type Values = Readonly<Record<string, unknown>>;
export type Slots<Given extends Values> = <Name extends keyof Given & string>(name: Name) => RawBuilder<Given[Name]>;

/**
 * A query that is done with every case: put together at its first use, from then on only given its values. For a small statement
 * Kysely's part is several times SQLite's own. `build` sees a slot for each value, and must not depend on anything else.
 */
export function compiledOnce<Given extends Values, Row>(
  build: (db: Db, slot: Slots<Given>) => Compilable<Row>,
): (db: Db, given: Given) => Promise<QueryResult<Row>> {
  const compile = keptByDialect((db) => {
    const query = build(db, (name) => sql`${new Slot(name)}`).compile();
    return { query, names: query.parameters.map((value) => (value instanceof Slot ? value.name : null)) };
  });
  return (db, given) => {
    const { query, names } = compile(db);
    const parameters = names.map((name, n) => (name === null ? query.parameters[n] : given[name]));
    return db.executeQuery<Row>({ ...query, parameters });
  };
}

/** The same for one row that is put into a table; once for each set of columns that it may have, which are in the same order then. */
export function insertedOnce<Given extends Values, Row>(
  build: (db: Db, row: Given) => Compilable<Row>,
): (db: Db, row: Given) => Promise<QueryResult<Row>> {
  const compiled = keptByDialect(() => new Map<string, CompiledQuery<Row>>());
  return (db, row) => {
    const known = compiled(db);
    const columns = Object.keys(row).join();
    const query = known.get(columns) ?? build(db, row).compile();
    known.set(columns, query);
    const parameters = Object.values(row);
    if (parameters.length !== query.parameters.length) throw new Error("a row with more or less than its columns");
    return db.executeQuery<Row>({ ...query, parameters });
  };
}

/** Where a value will stand. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** SQLite's text is not PostgreSQL's; both may be open in one process. */
function keptByDialect<Kept>(make: (db: Db) => Kept): (db: Db) => Kept {
  const kept = new WeakMap<DialectAdapter, Kept>();
  return (db) => {
    const { adapter } = db.getExecutor();
    const known = kept.get(adapter) ?? make(db);
    kept.set(adapter, known);
    return known;
  };
}
