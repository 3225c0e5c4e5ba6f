import type { Staff } from "../../core/casework/case.ts";
import { Review } from "../../core/studio/draft-view.ts";
import { utc, type Writing } from "../writing.ts";

/**
 * The city's row, locked until the transaction ends: whoever writes for this city waits here. The update is what locks, on both
 * databases.
 */
export async function lockHead({ db }: Pick<Writing, "db">, city: string) {
  const blank = { current: null, number: 0, fixes: 0, base: null, shipped: null, draft_version: 0, review: null };
  await db
    .insertInto("studio_heads")
    .values({ city, ...blank })
    .onConflict((conflict) => conflict.column("city").doNothing())
    .execute();
  return await db
    .updateTable("studio_heads")
    .set((eb) => ({ number: eb.ref("number") }))
    .where("city", "=", city)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function readReview(review: string | null): Review | null {
  return review === null ? null : Review.parse(JSON.parse(review));
}

/** A line of the audit. `about`: a revision or a path. */
export async function auditStudio(
  writing: Pick<Writing, "audited" | "now">,
  staff: Staff,
  action: string,
  about: string,
  outcome = "ok",
): Promise<void> {
  writing.audited.push({
    ...{ city: staff.city, at: utc(writing.now()), actor_id: staff.id, actor_role: staff.role, action, outcome },
    ...{ case_id: null, person_id: null, reason: about },
  });
}
