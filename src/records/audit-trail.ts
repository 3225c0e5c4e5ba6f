import type { Kysely } from "kysely";
import type { AuditTrail } from "../app/audit-trail.ts";
import type { KeyRing } from "../app/key-ring.ts";
import { type AuditEntry, type AuditFilter, readRole } from "../core/casework/audit-view.ts";
import type { Tables } from "./tables.ts";
import { verifyAudit } from "./verify-audit.ts";
import { utc, type Writing } from "./writing.ts";

type Parts = { db: Kysely<Tables>; keys: KeyRing; write: <T>(work: (page: Writing) => Promise<T>) => Promise<T> };
type Line = Awaited<ReturnType<ReturnType<typeof selectLines>["execute"]>>[number];

const AT_ONCE = 500;

/** Writes and reads the audit; what is done to cases is written with it (add-audit.ts). */
export function auditTrail({ db, keys, write }: Parts): AuditTrail {
  return {
    note: ({ city, actor, action, caseId, personId, outcome, reason }) =>
      write(async (page) => {
        page.audited.push({
          ...{ city, at: utc(page.now()), action, outcome },
          actor_id: actor?.id ?? null,
          actor_role: actor?.role ?? "nobody",
          case_id: caseId ?? null,
          person_id: personId ?? null,
          reason: reason ?? null,
        });
      }),
    async page(city, filter, limit) {
      const rows = await matching(db, city, filter)
        .orderBy("audit.n", "desc")
        .limit(limit + 1)
        .execute();
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? (shown.at(-1)?.n ?? null) : null;
      return { entries: shown.map(entryOf), next, actors: await actorsOf(db, city) };
    },
    async *all(city) {
      for (let after = 0; ; ) {
        const rows = await selectLines(db, city)
          .where("audit.n", ">", after)
          .orderBy("audit.n")
          .limit(AT_ONCE)
          .execute();
        yield* rows.map(entryOf);
        const last = rows.at(-1)?.n;
        if (rows.length < AT_ONCE || last === undefined) return;
        after = last;
      }
    },
    async cities() {
      const rows = await db.selectFrom("audit").select("city").distinct().orderBy("city").execute();
      const ends = await db.selectFrom("audit_ends").select("city").orderBy("city").execute();
      return [...new Set([...rows, ...ends].map((row) => row.city))].toSorted();
    },
    verify: (city, limit) => verifyAudit(db, keys, city, limit),
  };
}

function selectLines(db: Kysely<Tables>, city: string) {
  return db
    .selectFrom("audit")
    .leftJoin("user as actor", "actor.id", "audit.actor_id")
    .leftJoin("user as person", "person.id", "audit.person_id")
    .leftJoin("cases", (join) => join.onRef("cases.id", "=", "audit.case_id").on("cases.city", "=", city))
    .selectAll("audit")
    .select(["actor.name as actor_name", "person.name as person_name", "cases.receipt"])
    .where("audit.city", "=", city);
}

function matching(db: Kysely<Tables>, city: string, filter: AuditFilter) {
  let lines = selectLines(db, city);
  const { actor, case: about, action, from, until, before } = filter;
  if (actor !== undefined) lines = lines.where("audit.actor_id", "=", actor);
  if (action !== undefined) lines = lines.where("audit.action", "=", action);
  if (from !== undefined) lines = lines.where("audit.at", ">=", utc(`${from}T00:00:00+09:00`));
  if (until !== undefined) lines = lines.where("audit.at", "<=", utc(`${until}T23:59:59.999+09:00`));
  if (before !== undefined) lines = lines.where("audit.n", "<", before);
  if (about !== undefined) {
    const ids = db.selectFrom("cases").select("id").where("receipt", "=", about).where("city", "=", city);
    lines = lines.where((or) => or.or([or("audit.case_id", "=", about), or("audit.case_id", "in", ids)]));
  }
  return lines;
}

function actorsOf(db: Kysely<Tables>, city: string) {
  return db
    .selectFrom("staff")
    .innerJoin("user", "user.id", "staff.user_id")
    .select(["user.id", "user.name"])
    .where("staff.city", "=", city)
    .orderBy("user.name")
    .execute();
}

function entryOf(line: Line): AuditEntry {
  return {
    n: line.n,
    at: line.at,
    role: readRole(line.actor_role, line.action),
    actor: line.actor_id === null ? null : { id: line.actor_id, name: line.actor_name },
    action: line.action,
    caseId: line.case_id,
    receipt: line.receipt,
    person: line.person_name ?? line.person_id,
    outcome: line.outcome,
    reason: line.reason,
    hash: line.hash,
  };
}
