import type { Kysely } from "kysely";
import type { CasePage } from "../app/records.ts";
import type { Staff } from "../core/casework/case.ts";
import { CaseListName, COUNT_MAX } from "../core/casework/views.ts";
import { firstLines, listStrands, type Reached, type Strand } from "./list-strands.ts";
import type { Tables } from "./tables.ts";

/** How many cases are in each list of this person's, counted no further than COUNT_MAX: a city's closed cases are many. */
export async function countCases(db: Kysely<Tables>, scope: Reached, staff: Staff): Promise<CasePage["counts"]> {
  const counts = { mine: 0, unit: 0, city: 0, closed: 0 };
  for (const { list, count } of await countStrands(db, scope, staff).execute()) {
    counts[list] = Math.min(counts[list] + Number(count), COUNT_MAX);
  }
  return counts;
}

/** All counts in one statement: one line for each strand of each list. */
export function countStrands(db: Kysely<Tables>, scope: Reached, staff: Staff) {
  const [first, ...others] = CaseListName.options.flatMap((list) =>
    listStrands(db, scope, staff, list).map((strand) => countOf(db, list, strand)),
  );
  if (first === undefined) throw new Error("there are no lists");
  return others.reduce((all, one) => all.unionAll(one), first);
}

/** In the list's order, for then the index of the list is read, and nothing else. */
function countOf(db: Kysely<Tables>, list: CaseListName, strand: Strand) {
  const some = firstLines(db, strand, list, COUNT_MAX).as("some");
  return db.selectFrom(some).select((lines) => [lines.val(list).as("list"), lines.fn.countAll<number>().as("count")]);
}
