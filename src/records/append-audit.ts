import type { Insertable, Kysely } from "kysely";
import type { AuditRole } from "../core/casework/audit-view.ts";
import { auditChain, CHAIN_START, type ChainedLine, NO_CITY } from "./audit-chain.ts";
import { compiledOnce, insertedOnce, type Slots } from "./compiled-once.ts";
import type { Tables } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** A line before it has its place; `city` null: that of its case. */
export type AuditLine = Omit<ChainedLine, "n" | "city" | "actor_role"> & { city: string | null; actor_role: AuditRole };
type Placed = AuditLine & { city: string };

type Parts = Pick<Writing, "db" | "kind" | "keys">;

/**
 * Puts lines at the end of their cities' chains. One writer at a time may do so for a city, until its transaction ends: so it is
 * the last thing that a transaction does, and it takes the chains in the order of their names.
 */
export async function appendAudit(parts: Parts, lines: readonly AuditLine[]): Promise<void> {
  const placed = await Promise.all(lines.map(async (line) => ({ ...line, city: await cityOf(parts, line) })));
  const chains = [...Map.groupBy(placed, (line) => line.city)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [city, ofCity] of chains) await extend(parts, city, ofCity);
}

async function extend({ db, kind, keys }: Parts, city: string, lines: readonly Placed[]): Promise<void> {
  const chain = auditChain(keys);
  let { n, hash } = await lockEnd({ db, kind, keys }, city);
  const rows = lines.map((line) => {
    n += 1;
    hash = chain.hash(hash, { ...line, n });
    return { ...line, n, hash };
  });
  const end = { n, hash, seal: chain.seal(city, n, hash) };
  // PostgreSQL does both in one go: every way there and back is time for which others wait for this chain.
  if (kind === "postgres") {
    await db
      .with("line", (page) => page.insertInto("audit").values(rows))
      .updateTable("audit_ends")
      .set(end)
      .where("city", "=", city)
      .execute();
    return;
  }
  for (const row of rows) await insertLine(db, row);
  await moveEnd(db, { city, ...end });
}

const insertLine = insertedOnce((db, row: Insertable<Tables["audit"]>) => db.insertInto("audit").values(row));

const moveEnd = compiledOnce((db, slot: Slots<Tables["audit_ends"]>) =>
  db
    .updateTable("audit_ends")
    .set({ n: slot("n"), hash: slot("hash"), seal: slot("seal") })
    .where("city", "=", slot("city")),
);

const endOf = (db: Kysely<Tables>, slot: Slots<{ city: string }>) =>
  db.selectFrom("audit_ends").select(["n", "hash"]).where("city", "=", slot("city"));
const foundEnd = compiledOnce(endOf);
const lockedEnd = compiledOnce((db, slot: Slots<{ city: string }>) => endOf(db, slot).forUpdate());

/** The end of a city's chain, which nobody else moves until this transaction ends. */
async function lockEnd(parts: Parts, city: string): Promise<{ n: number; hash: string }> {
  const look = async () => (await (parts.kind === "postgres" ? lockedEnd : foundEnd)(parts.db, { city })).rows[0];
  const end = await look();
  if (end !== undefined) return end;
  const seal = auditChain(parts.keys).seal(city, 0, CHAIN_START);
  await parts.db
    .insertInto("audit_ends")
    .values({ city, n: 0, hash: CHAIN_START, seal })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Another process may have begun it in the same moment; then it has gone on already.
  const begun = await look();
  if (begun === undefined) throw new Error(`the audit of ${city} has no end`);
  return begun;
}

async function cityOf({ db }: Parts, { city, case_id }: AuditLine): Promise<string> {
  if (city !== null || case_id === null) return city ?? NO_CITY;
  const found = await db.selectFrom("cases").select("city").where("id", "=", case_id).executeTakeFirst();
  return found?.city ?? NO_CITY;
}
