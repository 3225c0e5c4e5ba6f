import { DatabaseError } from "pg";
import { RecordAway } from "../app/record-away.ts";
import { Collision } from "./collision.ts";

/**
 * PostgreSQL said no to a statement: a constraint, a type, a mistake in the SQL. Holds its code (SQLSTATE) and the constraint's
 * or column's name; the server's own words are dropped, because they quote the row.
 */
export class StatementRefused extends Error {
  override readonly name = "StatementRefused";
  readonly code: string;

  constructor(code: string, constraint: string | undefined) {
    super(
      `the database refused a statement: ${code} ${constraint === undefined ? "" : `constraint ${constraint}`}`.trim(),
    );
    this.code = code;
  }
}

/** Serialization failure, deadlock. */
const COLLISIONS = ["40001", "40P01"];

/**
 * SQLSTATEs (or their first two letters, the class) that say the server cannot serve now: connections, rights to connect,
 * resources, shutdown, disk, statements that took too long or waited too long for a lock, a standby that only reads.
 */
const AWAY = ["08", "28", "53", "57", "58", "3D", "55P03", "25006"];

/** What a failure of the driver means to us. What is not the database's is returned as it is: a bug of ours. */
export function postgresFailure(failure: unknown): unknown {
  if (failure instanceof DatabaseError) {
    const code = failure.code ?? "unknown";
    if (COLLISIONS.includes(code)) return new Collision(code);
    if (AWAY.some((known) => code.startsWith(known))) return new RecordAway(code);
    return new StatementRefused(code, failure.constraint ?? failure.column);
  }
  if (failure instanceof TypeError || failure instanceof RangeError || !(failure instanceof Error)) return failure;
  // The driver's other errors are all about the connection; only those of the system have a code.
  return new RecordAway("code" in failure && typeof failure.code === "string" ? failure.code : "disconnected");
}
