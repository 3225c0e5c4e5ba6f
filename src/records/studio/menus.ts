import type { Kysely } from "kysely";
import type { MenuClaim, MenuSettled } from "../../app/studio-records.ts";
import type { MenuLine } from "../../core/studio/menu-view.ts";
import type { Tables } from "../tables.ts";

/**
 * What is held is nobody else's until it is settled or its time is over. The update decides who is first, and takes only the line that was
 * looked at: another process may have brought the menu up and let go of it meanwhile.
 */
export async function claimMenu(
  db: Kysely<Tables>,
  { city, wanted, at, until, lookAgain }: MenuClaim,
): Promise<number | null> {
  const line = await db.selectFrom("city_menus").selectAll().where("city", "=", city).executeTakeFirst();
  const due =
    line === undefined || line.wanted !== wanted || (line.next_at !== null && line.next_at <= at) || lookAgain;
  if (!due) return null;
  const fresh = { wanted, state: "waiting" as const, reason: null, tries: 0, at, next_at: at };
  await db
    .insertInto("city_menus")
    .values({ city, ...fresh, held_until: null })
    .onConflict((conflict) => conflict.column("city").doNothing())
    .execute();
  const looked = line ?? fresh;
  const other = looked.wanted !== wanted;
  const tries = other ? 0 : looked.tries;
  const taken = await db
    .updateTable("city_menus")
    .set({ ...(other ? fresh : {}), held_until: until, tries: tries + 1 })
    .where("city", "=", city)
    .where("wanted", "=", looked.wanted)
    .where("tries", "=", looked.tries)
    .where("next_at", looked.next_at === null ? "is" : "=", looked.next_at)
    .where((eb) => eb.or([eb("held_until", "is", null), eb("held_until", "<=", at)]))
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n ? tries : null;
}

/** Something newer may be wanted meanwhile: then that is what stands, and only the hold ends. */
export async function settleMenu(db: Kysely<Tables>, city: string, settled: MenuSettled): Promise<void> {
  const { wanted, state, reason, at, nextAt } = settled;
  await db
    .updateTable("city_menus")
    .set({ state, reason, at, next_at: nextAt, held_until: null, ...(nextAt === null ? { tries: 0 } : {}) })
    .where("city", "=", city)
    .where("wanted", "=", wanted)
    .execute();
}

export async function readMenuLine(db: Kysely<Tables>, city: string): Promise<MenuLine | null> {
  const line = await db.selectFrom("city_menus").selectAll().where("city", "=", city).executeTakeFirst();
  if (line === undefined) return null;
  const { wanted, state, reason, tries, at, next_at: nextAt } = line;
  return { wanted, state, reason, tries, at, nextAt };
}

export async function hurryMenu(db: Kysely<Tables>, city: string, at: string): Promise<void> {
  await db.updateTable("city_menus").set({ next_at: at }).where("city", "=", city).execute();
}
