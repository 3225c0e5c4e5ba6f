import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from "kysely";
import { z } from "zod";
import type { CasePage } from "../app/records.ts";
import type { Staff } from "../core/casework/case.ts";
import { type Scope, scopeOf } from "../core/casework/permissions.ts";
import type { CaseListName } from "../core/casework/views.ts";
import { RANK_CLOSED } from "./case-rank.ts";
import { caseRow } from "./case-row.ts";
import type { CaseRecord, Tables } from "./tables.ts";

type Cases = ExpressionBuilder<Tables, "cases">;
type Test = ExpressionWrapper<Tables, "cases", SqlBool>;
type Reached = Exclude<Scope, { kind: "none" }>;

const EMPTY = { mine: 0, unit: 0, city: 0, closed: 0 } as const;

/**
 * One page of a list, of the cases that this person may see, with how many there are in each list.
 * `after` is the `next` of the page before; one that cannot be read begins at the top.
 */
export async function listCases(
  db: Kysely<Tables>,
  staff: Staff,
  list: CaseListName,
  after: string | null,
  limit: number,
): Promise<CasePage> {
  const scope = scopeOf(staff, "see");
  if (scope.kind === "none") return { cases: [], next: null, counts: { ...EMPTY } };
  const found = await pageOf(db, scope, staff, list, readMark(after), limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    cases: page.map(caseRow),
    next: found.length > limit && last !== undefined ? markOf(last, list) : null,
    counts: {
      mine: await countOf(db, scope, staff, "mine"),
      unit: await countOf(db, scope, staff, "unit"),
      city: await countOf(db, scope, staff, "city"),
      closed: await countOf(db, scope, staff, "closed"),
    },
  };
}

/** Open cases: alarms and worse danger first, then the longest waiting. Closed ones: the last closed first. */
async function pageOf(
  db: Kysely<Tables>,
  scope: Reached,
  staff: Staff,
  list: CaseListName,
  mark: Mark | null,
  limit: number,
): Promise<CaseRecord[]> {
  let query = db
    .selectFrom("cases")
    .selectAll()
    .where((cases) => cases.and([isReached(cases, scope), isListed(cases, staff, list)]))
    .limit(limit);
  if (list === "closed") {
    if (mark !== null) {
      query = query.where((cases) => cases(cases.refTuple("closed_at", "id"), "<", cases.tuple(mark.at, mark.id)));
    }
    return query.orderBy("closed_at", "desc").orderBy("id", "desc").execute();
  }
  if (mark !== null) {
    query = query.where((cases) =>
      cases(cases.refTuple("rank", "opened_at", "id"), ">", cases.tuple(mark.rank, mark.at, mark.id)),
    );
  }
  return query.orderBy("rank").orderBy("opened_at").orderBy("id").execute();
}

async function countOf(db: Kysely<Tables>, scope: Reached, staff: Staff, list: CaseListName): Promise<number> {
  const { count } = await db
    .selectFrom("cases")
    .select((cases) => cases.fn.countAll().as("count"))
    .where((cases) => cases.and([isReached(cases, scope), isListed(cases, staff, list)]))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A scope as a condition of the query; `inScope` in core says the same of a single case. */
function isReached(cases: Cases, scope: Reached): Test {
  const inCity = cases("city", "=", scope.city);
  switch (scope.kind) {
    case "city":
      return inCity;
    case "office":
      return cases.and([inCity, cases("holder_id", "=", scope.receiverId)]);
    case "involved":
      return cases.and([
        inCity,
        cases.or([
          cases("holder_id", "=", scope.receiverId),
          cases.and([
            cases("consent", "=", "share"),
            cases.exists(
              cases
                .selectFrom("case_others")
                .select("case_others.case_id")
                .whereRef("case_others.case_id", "=", "cases.id")
                .where("case_others.receiver_id", "=", scope.receiverId),
            ),
          ]),
        ]),
      ]);
    default:
      return scope satisfies never;
  }
}

function isListed(cases: Cases, staff: Staff, list: CaseListName): Test {
  const isOpen = cases("rank", "<", RANK_CLOSED);
  switch (list) {
    case "mine":
      return cases.and([isOpen, cases("accepted_by_id", "=", staff.id)]);
    case "unit":
      // Whoever works for the whole city has no office; no holder has an empty id.
      return cases.and([isOpen, cases("holder_id", "=", staff.receiverId ?? "")]);
    case "city":
      return isOpen;
    case "closed":
      return cases("rank", "=", RANK_CLOSED);
    default:
      return list satisfies never;
  }
}

/** Where a page ended: the place of its last case in the order. */
const Mark = z.tuple([z.number().int(), z.string(), z.string()]).transform(([rank, at, id]) => ({ rank, at, id }));
type Mark = z.infer<typeof Mark>;

function markOf(last: CaseRecord, list: CaseListName): string {
  const at = list === "closed" ? (last.closed_at ?? "") : last.opened_at;
  return Buffer.from(JSON.stringify([last.rank, at, last.id])).toString("base64url");
}

function readMark(after: string | null): Mark | null {
  if (after === null) return null;
  try {
    return Mark.safeParse(JSON.parse(Buffer.from(after, "base64url").toString())).data ?? null;
  } catch {
    return null;
  }
}
