import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectKind } from "../dialect-kind.ts";
import { columnTypes } from "./column-types.ts";

/**
 * When somebody else gave a person her password; null once it is her own. Accounts of before keep what they have: whether they
 * changed theirs is known to nobody.
 */
export function firstPassword(kind: DialectKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable("user").addColumn("passwordGivenAt", columnTypes[kind].text).execute();
    },
  };
}
