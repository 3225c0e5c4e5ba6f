import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { KeyRing } from "../../app/key-ring.ts";
import { type AuditChain, auditChain, CHAIN_START, type ChainedLine, NO_CITY } from "../audit-chain.ts";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes, numbered } from "./column-types.ts";

const AT_ONCE = 500;
const ROLES = ["staff", "coordinator", "administrator", "auditor", "resident", "operator", "nobody"];

/** The audit becomes a chain for each city. The lines that are there are taken into it in their order. */
export function auditIsChained(kind: DialectKind, keys: KeyRing): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await sql`alter table audit rename to audit_unchained`.execute(db);
      for (const index of ["audit_of_case", "audit_of_actor"]) await db.schema.dropIndex(index).execute();
      await createAudit(db, kind);
      await createEnds(db, kind);
      await chainOldLines(db, auditChain(keys));
      await db.schema.dropTable("audit_unchained").execute();
      await keep(db, kind);
    },
  };
}

async function createAudit(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { text, seq, strict } = columnTypes[kind];
  await db.schema
    .createTable("audit")
    .addColumn("seq", seq, numbered[kind])
    .addColumn("city", text, (column) => column.notNull())
    .addColumn("n", "integer", (column) => column.notNull().check(sql`n > 0`))
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("actor_id", text)
    .addColumn("actor_role", text, (column) =>
      column.notNull().check(sql`actor_role in (${sql.join(ROLES.map((role) => sql.lit(role)))})`),
    )
    .addColumn("action", text, (column) => column.notNull())
    .addColumn("case_id", text)
    .addColumn("person_id", text)
    .addColumn("outcome", text, (column) => column.notNull())
    .addColumn("reason", text)
    .addColumn("hash", text, (column) => column.notNull())
    .addUniqueConstraint("audit_once_per_place", ["city", "n"])
    .modifyEnd(strict)
    .execute();
  for (const column of ["case_id", "actor_id", "at"]) {
    await db.schema.createIndex(`audit_by_${column}`).on("audit").columns(["city", column, "n"]).execute();
  }
}

/** The end of each chain: the row that is locked to add a line, and that tells when the last line is gone. */
async function createEnds(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { text, strict } = columnTypes[kind];
  await db.schema
    .createTable("audit_ends")
    .addColumn("city", text, (column) => column.primaryKey().notNull())
    .addColumn("n", "integer", (column) => column.notNull())
    .addColumn("hash", text, (column) => column.notNull())
    .addColumn("seal", text, (column) => column.notNull())
    .modifyEnd(strict)
    .execute();
}

type OldLine = Omit<ChainedLine, "n" | "person_id" | "reason"> & { seq: number | string };

async function chainOldLines(db: Kysely<unknown>, chain: AuditChain): Promise<void> {
  const ends = new Map<string, { n: number; hash: string }>();
  for (let after: number | string = 0; ; ) {
    const { rows } = await oldLines(after).execute(db);
    for (const { seq, ...old } of rows) {
      after = seq;
      const end = ends.get(old.city) ?? { n: 0, hash: CHAIN_START };
      const line = { ...old, n: end.n + 1, person_id: null, reason: null };
      const hash = chain.hash(end.hash, line);
      await sql`insert into audit (city, n, at, actor_id, actor_role, action, case_id, outcome, hash) values
        (${line.city}, ${line.n}, ${line.at}, ${line.actor_id}, ${line.actor_role}, ${line.action}, ${line.case_id},
         ${line.outcome}, ${hash})`.execute(db);
      ends.set(old.city, { n: line.n, hash });
    }
    if (rows.length < AT_ONCE) break;
  }
  for (const [city, { n, hash }] of ends) {
    await sql`insert into audit_ends (city, n, hash, seal)
      values (${city}, ${n}, ${hash}, ${chain.seal(city, n, hash)})`.execute(db);
  }
}

/** A line belongs to the city of who acted; of the resident's, to that of the case. */
function oldLines(after: number | string) {
  return sql<OldLine>`select audit_unchained.seq, audit_unchained.at, actor_id, actor_role, action,
      audit_unchained.case_id, audit_unchained.outcome, coalesce(staff.city, cases.city, ${NO_CITY}) as city
    from audit_unchained left join staff on staff.user_id = actor_id left join cases on cases.id = case_id
    where audit_unchained.seq > ${after} order by audit_unchained.seq limit ${AT_ONCE}`;
}

/** Append-only, as before; and the end of a chain only ever goes on by one. */
async function keep(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  switch (kind) {
    case "sqlite":
      for (const verb of ["update", "delete"]) {
        await sql`create trigger ${sql.id(`audit_no_${verb}`)} before ${sql.raw(verb)} on audit
          begin select raise(abort, 'the audit is append-only'); end`.execute(db);
      }
      await sql`create trigger audit_ends_no_delete before delete on audit_ends
        begin select raise(abort, 'the audit is append-only'); end`.execute(db);
      await sql`create trigger audit_ends_go_on before update on audit_ends
        when new.n <= old.n or new.city <> old.city
        begin select raise(abort, 'the audit is append-only'); end`.execute(db);
      return;
    case "postgres":
      for (const table of ["audit", "audit_ends"]) {
        const verbs = table === "audit" ? "update or delete or truncate" : "delete or truncate";
        await sql`create trigger ${sql.id(`${table}_kept`)} before ${sql.raw(verbs)} on ${sql.table(table)}
          for each statement execute function keep_audit()`.execute(db);
      }
      await sql`create trigger audit_ends_go_on before update on audit_ends for each row
        when (new.n <= old.n or new.city <> old.city) execute function keep_audit()`.execute(db);
      return;
    default:
      return kind satisfies never;
  }
}
