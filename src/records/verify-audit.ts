import type { Kysely } from "kysely";
import type { AuditFault, AuditVerdict } from "../app/audit-trail.ts";
import type { KeyRing } from "../app/key-ring.ts";
import { auditChain, CHAIN_START } from "./audit-chain.ts";
import type { Tables } from "./tables.ts";

const AT_ONCE = 1000;

/** Looks at every line of a city's chain, in its order. At most `limit` faults are told. */
export async function verifyAudit(
  db: Kysely<Tables>,
  keys: KeyRing,
  city: string,
  limit: number,
): Promise<AuditVerdict> {
  const chain = auditChain(keys);
  // The end first: lines that are added meanwhile are not looked at.
  const end = await db.selectFrom("audit_ends").selectAll().where("city", "=", city).executeTakeFirst();
  const sealed = end !== undefined && end.seal === chain.seal(city, end.n, end.hash);
  const upTo = sealed ? end.n : Number.MAX_SAFE_INTEGER;
  const faults: AuditFault[] = [];
  let last = { n: 0, hash: CHAIN_START };
  let lines = 0;
  for await (const row of linesOf(db, city)) {
    if (row.n > upTo) break;
    lines += 1;
    if (row.n > last.n + 1) faults.push({ what: "missing", n: last.n + 1, until: row.n - 1 });
    // After a gap the hash before is not known; that the line's own hash is right is shown by the next line.
    else if (row.hash !== chain.hash(last.hash, row))
      faults.push({ what: "changed", n: row.n, at: row.at, action: row.action, caseId: row.case_id });
    last = row;
    if (faults.length >= limit) return { lines, end: last.hash, faults };
  }
  if (sealed && end.n > last.n) faults.push({ what: "missing", n: last.n + 1, until: end.n });
  else if (!sealed || end.hash !== last.hash) faults.push({ what: "end", n: last.n });
  return { lines, end: last.hash, faults };
}

/** All lines of a city, oldest first, a page at a time. */
async function* linesOf(db: Kysely<Tables>, city: string) {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom("audit")
      .selectAll()
      .where("city", "=", city)
      .where("n", ">", after)
      .orderBy("n")
      .limit(AT_ONCE)
      .execute();
    yield* rows;
    const next = rows.at(-1)?.n;
    if (rows.length < AT_ONCE || next === undefined) return;
    after = next;
  }
}
