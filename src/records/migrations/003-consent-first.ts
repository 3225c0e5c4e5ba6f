import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectKind } from "../dialect-kind.ts";

/**
 * The database itself refuses to share a case before the consent that allows it is written down: whoever sets a case's consent to
 * "share" must have put a consent to share, not withdrawn, beside it.
 */
export function consentFirst(kind: DialectKind): Migration {
  return {
    async up(db: Kysely<unknown>) {
      switch (kind) {
        case "sqlite":
          return onSqlite(db);
        case "postgres":
          return onPostgres(db);
        default:
          return kind satisfies never;
      }
    },
  };
}

const sharesWithoutConsent = sql`new.consent = 'share' and not exists (
  select 1 from consents where case_id = new.id and scope = 'share' and withdrawn_at is null)`;

async function onSqlite(db: Kysely<unknown>): Promise<void> {
  for (const verb of ["insert", "update of consent"]) {
    const name = `consent_before_share_at_${verb.slice(0, 6)}`;
    await sql`create trigger ${sql.id(name)} before ${sql.raw(verb)} on cases when ${sharesWithoutConsent}
      begin select raise(abort, 'constraint failed: consent_before_share'); end`.execute(db);
  }
}

async function onPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function consent_before_share() returns trigger language plpgsql as $$
    begin
      if ${sharesWithoutConsent} then
        raise exception using errcode = 'check_violation', constraint = 'consent_before_share';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger consent_before_share before insert or update of consent on cases
    for each row execute function consent_before_share()`.execute(db);
}
