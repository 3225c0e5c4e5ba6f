import type { AliasedExpression, ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from "kysely";
import type { Staff } from "../core/casework/case.ts";
import type { Scope } from "../core/casework/permissions.ts";
import type { CaseListName } from "../core/casework/views.ts";
import { RANK_CLOSED } from "./case-rank.ts";
import type { Tables } from "./tables.ts";

/** Where a case stands in the lists. */
export type Line = { id: string; rank: number; opened_at: string; closed_at: string | null };

/** A part of a list that can be read along one index in the list's order. */
export type Strand = AliasedExpression<Line, "line">;

export type Reached = Exclude<Scope, { kind: "none" }>;

type Cases = ExpressionBuilder<Tables, "cases">;
type Test = ExpressionWrapper<Tables, "cases", SqlBool>;

/**
 * The strands that make up a list for somebody whose scope is `scope`; no case is in two of them. One condition with OR would say
 * the same, but no index serves it. `inScope` in core says of a single case what the scopes say here.
 */
export function listStrands(db: Kysely<Tables>, scope: Reached, staff: Staff, list: CaseListName): Strand[] {
  switch (list) {
    case "mine":
      return [myStrand(db, scope, staff.id)];
    case "unit":
      // Whoever works for the whole city has no office; no holder has an empty id.
      return [linesOf(db, scope.city, list, (cases) => cases("holder_id", "=", staff.receiverId ?? ""))];
    case "city":
    case "closed":
      return reachedStrands(db, scope, list);
    default:
      return list satisfies never;
  }
}

/** Open cases: alarms and worse danger first, then the longest waiting. Closed ones: the last closed first. */
export function firstLines(db: Kysely<Tables>, strand: Strand, list: CaseListName, limit: number) {
  const lines = db.selectFrom(strand).selectAll().limit(limit);
  return list === "closed"
    ? lines.orderBy("closed_at", "desc").orderBy("id", "desc")
    : lines.orderBy("rank").orderBy("opened_at").orderBy("id");
}

function reachedStrands(db: Kysely<Tables>, scope: Reached, list: CaseListName): Strand[] {
  switch (scope.kind) {
    case "city":
      return [linesOf(db, scope.city, list)];
    case "office":
      return [linesOf(db, scope.city, list, (cases) => cases("holder_id", "=", scope.receiverId))];
    case "told":
    case "involved":
      return [...reachedStrands(db, { ...scope, kind: "office" }, list), sharedLines(db, scope, list)];
    default:
      return scope satisfies never;
  }
}

/** What somebody has accepted and her office still holds: who works elsewhere by now can do nothing more with it. */
function myStrand(db: Kysely<Tables>, scope: Reached, staffId: string): Strand {
  const isMine = (cases: Cases) => cases("accepted_by_id", "=", staffId);
  if (scope.kind === "city") return linesOf(db, scope.city, "mine", isMine);
  return linesOf(db, scope.city, "mine", (cases) =>
    cases.and([isMine(cases), cases("holder_id", "=", scope.receiverId)]),
  );
}

function linesOf(db: Kysely<Tables>, city: string, list: CaseListName, test?: (cases: Cases) => Test): Strand {
  const lines = db
    .selectFrom("cases")
    .select(["id", "rank", "opened_at", "closed_at"])
    .where("rank", ...ranksOf(list))
    .where("city", "=", city);
  return (test === undefined ? lines : lines.where(test)).as("line");
}

function sharedLines(
  db: Kysely<Tables>,
  { city, receiverId }: Pick<Extract<Scope, { kind: "involved" }>, "city" | "receiverId">,
  list: CaseListName,
): Strand {
  return db
    .selectFrom("shared_cases")
    .select(["case_id as id", "rank", "opened_at", "closed_at"])
    .where("rank", ...ranksOf(list))
    .where("city", "=", city)
    .where("receiver_id", "=", receiverId)
    .as("line");
}

function ranksOf(list: CaseListName): ["=" | "<", number] {
  return [list === "closed" ? "=" : "<", RANK_CLOSED];
}
