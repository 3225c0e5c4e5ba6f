import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { ROLES } from "../../core/casework/case.ts";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes } from "./column-types.ts";

/**
 * better-auth 1.7's own tables, written down here instead of being made at start, so that there is one list of migrations and
 * two processes may start together. `test/desk/accounts.test.ts` asks better-auth whether it finds what it needs.
 * Then who works where: `staff`.
 */
export function accountTables(kind: DialectKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createUsers(db, kind);
      await createSignIns(db, kind);
      await createStaff(db, kind);
    },
  };
}

/** The types that better-auth asks for. */
const accountTypes = {
  sqlite: { time: sql`date`, flag: sql`integer` },
  postgres: { time: sql`timestamptz`, flag: sql`boolean` },
} as const;

async function createUsers(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { time, flag } = accountTypes[kind];
  await db.schema
    .createTable("user")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("emailVerified", flag, (column) => column.notNull())
    .addColumn("image", "text")
    .addColumn("createdAt", time, (column) => column.notNull())
    .addColumn("updatedAt", time, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("account")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("accountId", "text", (column) => column.notNull())
    .addColumn("providerId", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull().references("user.id").onDelete("cascade"))
    .addColumn("accessToken", "text")
    .addColumn("refreshToken", "text")
    .addColumn("idToken", "text")
    .addColumn("accessTokenExpiresAt", time)
    .addColumn("refreshTokenExpiresAt", time)
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .addColumn("createdAt", time, (column) => column.notNull())
    .addColumn("updatedAt", time, (column) => column.notNull())
    .execute();
  await db.schema.createIndex("account_userId_idx").on("account").column("userId").execute();
}

async function createSignIns(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { time } = accountTypes[kind];
  await db.schema
    .createTable("session")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("expiresAt", time, (column) => column.notNull())
    .addColumn("token", "text", (column) => column.notNull().unique())
    .addColumn("createdAt", time, (column) => column.notNull())
    .addColumn("updatedAt", time, (column) => column.notNull())
    .addColumn("ipAddress", "text")
    .addColumn("userAgent", "text")
    .addColumn("userId", "text", (column) => column.notNull().references("user.id").onDelete("cascade"))
    .execute();
  await db.schema.createIndex("session_userId_idx").on("session").column("userId").execute();
  await db.schema
    .createTable("verification")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("identifier", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("expiresAt", time, (column) => column.notNull())
    .addColumn("createdAt", time, (column) => column.notNull())
    .addColumn("updatedAt", time, (column) => column.notNull())
    .execute();
  await db.schema.createIndex("verification_identifier_idx").on("verification").column("identifier").execute();
  await db.schema
    .createTable("rateLimit")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("key", "text", (column) => column.notNull().unique())
    .addColumn("count", "integer", (column) => column.notNull())
    .addColumn("lastRequest", "bigint", (column) => column.notNull())
    .execute();
}

async function createStaff(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  await db.schema
    .createTable("staff")
    .addColumn("user_id", "text", (column) => column.primaryKey().notNull().references("user.id").onDelete("cascade"))
    .addColumn("city", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) =>
      column.notNull().check(sql`role in (${sql.join(ROLES.map((role) => sql.lit(role)))})`),
    )
    .addColumn("receiver_id", "text")
    .modifyEnd(columnTypes[kind].strict)
    .execute();
}
