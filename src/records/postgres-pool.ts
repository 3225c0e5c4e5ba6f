import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { type ClientConfig, Pool, type PoolClient, TypeOverrides, types } from "pg";
import { postgresFailure } from "./postgres-failure.ts";

/** More at once would only queue inside PostgreSQL; ten processes of these fit into its default of 100 connections. */
const CONNECTIONS_MAX = 8;
/** To open a connection, or to wait for one that is free. */
const CONNECT_MS_MAX = 5_000;
const STATEMENT_MS_MAX = 10_000;
const LOCK_WAIT_MS_MAX = 5_000;
/** Our transactions never wait for anything but the database: one that idles has lost its process. */
const IDLE_IN_TRANSACTION_MS_MAX = 15_000;
/** The client's own limit, for a network that swallows answers; longer than the server's, which says why. */
const ANSWER_MS_MAX = 15_000;

/** 64-bit integers as numbers, as SQLite gives them: ours count rows and milliseconds, far below 2^53. */
const readTypes = new TypeOverrides();
readTypes.setTypeParser(types.builtins.INT8, Number);

/** How every connection of ours is made. */
export function connectionOptions(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: "tsunagu",
    connectionTimeoutMillis: CONNECT_MS_MAX,
    statement_timeout: STATEMENT_MS_MAX,
    lock_timeout: LOCK_WAIT_MS_MAX,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS_MAX,
    query_timeout: ANSWER_MS_MAX,
    keepAlive: true,
    types: readTypes,
  };
}

/** For changing tables, which takes as long as it takes: a limit would undo it, and the next try would come no further. */
export const WITHOUT_LIMITS: ClientConfig = {
  statement_timeout: 0,
  lock_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  query_timeout: 0,
};

/** Connections to PostgreSQL in the shape that Kysely expects. Their failures are RecordAway, Collision or StatementRefused. */
export function postgresPool(url: string, limits: ClientConfig = {}): PostgresPool {
  const pool = new Pool({ ...connectionOptions(url), ...limits, max: CONNECTIONS_MAX });
  // A connection that breaks while nobody uses it is dropped and replaced; one in use fails at its statement. Without these
  // listeners either would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    options: pool.options,
    connect: async () => asClient(await named(pool.connect())),
    end: () => pool.end(),
  };
}

function asClient(client: PoolClient): PostgresPoolClient {
  function query<R>(sql: string, parameters: ReadonlyArray<unknown>): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(sql: string | PostgresCursor<R>, parameters: ReadonlyArray<unknown> = []): unknown {
    if (typeof sql !== "string") throw new TypeError("the record reads no cursors");
    return named(client.query(sql, [...parameters]));
  }
  return { query, release: (destroy) => client.release(destroy) };
}

async function named<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (failure) {
    throw postgresFailure(failure);
  }
}
