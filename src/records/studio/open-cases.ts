import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** How many open cases each office of a city holds, by its id. Numbers only. */
export async function openCases(db: Kysely<Tables>, city: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("cases")
    .select(({ fn }) => ["holder_id", fn.countAll<string | number>().as("open")])
    .where("city", "=", city)
    .where("status", "<>", "closed")
    .groupBy("holder_id")
    .execute();
  return new Map(rows.map(({ holder_id, open }) => [holder_id, Number(open)]));
}
