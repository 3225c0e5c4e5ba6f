import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes } from "./column-types.ts";

const accountTypes = {
  sqlite: { time: sql`date`, flag: sql`integer` },
  postgres: { time: sql`timestamptz`, flag: sql`boolean` },
} as const;

/**
 * What keeps accounts safe: the second factor (better-auth's own tables), how a session began and whether it is locked, accounts
 * that are switched off, and the count of tries that failed.
 */
export function accountSafety(kind: DialectKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createSecondFactor(db, kind);
      for (const column of ["how", "activeAt", "lockedAt"]) {
        await db.schema.alterTable("session").addColumn(column, "text").execute();
      }
      await db.schema.alterTable("staff").addColumn("disabled_at", "text").execute();
      const { text, strict } = columnTypes[kind];
      await db.schema
        .createTable("attempts")
        .addColumn("key", text, (column) => column.primaryKey().notNull())
        .addColumn("count", "integer", (column) => column.notNull())
        .addColumn("since", text, (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
    },
  };
}

async function createSecondFactor(db: Kysely<unknown>, kind: DialectKind): Promise<void> {
  const { time, flag } = accountTypes[kind];
  await db.schema.alterTable("user").addColumn("twoFactorEnabled", flag).execute();
  await db.schema
    .createTable("twoFactor")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("secret", "text", (column) => column.notNull())
    .addColumn("backupCodes", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull().references("user.id").onDelete("cascade"))
    .addColumn("verified", flag)
    .addColumn("failedVerificationCount", "integer")
    .addColumn("lockedUntil", time)
    .execute();
  for (const column of ["secret", "userId"]) {
    await db.schema.createIndex(`twoFactor_${column}_idx`).on("twoFactor").column(column).execute();
  }
}
