import type { Kysely } from "kysely";
import { calledAs } from "../core/casework/callable.ts";
import type { Staff } from "../core/casework/case.ts";
import type { CaseList } from "../core/casework/views.ts";
import type { Reached } from "./list-strands.ts";
import type { Tables } from "./tables.ts";

/** More than anybody is called to at a time. */
const CALLED_MAX = 20;

/** The cases that notes call her to, the latest first, as far as she may see them still. */
export async function listCalled(db: Kysely<Tables>, scope: Reached, staff: Staff): Promise<CaseList["called"]> {
  const called = calledAs(staff);
  if (called.length === 0) return [];
  return db
    .selectFrom("mentions")
    .innerJoin("cases", "cases.id", "mentions.case_id")
    .select(["cases.id", "cases.receipt"])
    .where("mentions.receiver_id", "in", called)
    .where("cases.city", "=", scope.city)
    .$if(scope.kind !== "city", (cases) =>
      cases.where(({ or, eb, exists, selectFrom }) =>
        or([
          eb("cases.holder_id", "=", staff.receiverId ?? ""),
          exists(
            selectFrom("shared_cases")
              .select("case_id")
              .whereRef("shared_cases.case_id", "=", "cases.id")
              .where("shared_cases.receiver_id", "=", staff.receiverId ?? ""),
          ),
        ]),
      ),
    )
    .orderBy("mentions.at", "desc")
    .limit(CALLED_MAX)
    .execute();
}
