import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import type { DialectKind } from "../dialect-kind.ts";
import { consentFirst } from "./003-consent-first.ts";
import { columnTypes } from "./column-types.ts";

/**
 * A consent may also come to staff: spoken, on the telephone, on paper. Such a one names who gave it and who of the staff took it, and
 * no other one does. SQLite cannot change a CHECK, so there the table is made anew; what refuses to share before a consent
 * (migration 003) reads the table and is put back after it.
 */
export function takenConsent(kind: DialectKind): Migration {
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

const HOWS = sql`how in ('tapped', 'typed', 'not_asked', 'spoken', 'phone', 'paper')`;
const GIVERS = sql`giver in ('self', 'representative')`;
const TAKEN_NAMES_WHO = sql`(how in ('spoken', 'phone', 'paper')) =
  (giver is not null and taken_by_id is not null and taken_by_name is not null)`;

async function onSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger consent_before_share_at_insert`.execute(db);
  await sql`drop trigger consent_before_share_at_update`.execute(db);
  await sql`alter table consents rename to consents_before_021`.execute(db);
  await sql`create table consents (
    case_id text not null references cases (id),
    event_id text not null,
    scope text not null check (scope in ('share', 'city_only', 'none')),
    offices text not null,
    wording text not null,
    language text not null,
    at text not null,
    how text not null check (${HOWS}),
    withdrawn_at text,
    giver text check (${GIVERS}),
    taken_by_id text,
    taken_by_name text,
    constraint consents_key primary key (case_id, event_id),
    constraint taken_names_who check (${TAKEN_NAMES_WHO})
  ) strict`.execute(db);
  const columns = sql.raw("case_id, event_id, scope, offices, wording, language, at, how, withdrawn_at");
  await sql`insert into consents (${columns}) select ${columns} from consents_before_021`.execute(db);
  await sql`drop table consents_before_021`.execute(db);
  await consentFirst("sqlite").up(db);
}

async function onPostgres(db: Kysely<unknown>): Promise<void> {
  const { text } = columnTypes.postgres;
  await sql`alter table consents
    add column giver ${text} check (${GIVERS}),
    add column taken_by_id ${text},
    add column taken_by_name ${text},
    drop constraint consents_how_check,
    add constraint consents_how_check check (${HOWS}),
    add constraint taken_names_who check (${TAKEN_NAMES_WHO})`.execute(db);
}
