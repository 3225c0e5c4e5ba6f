import type { Kysely } from "kysely";
import { z } from "zod";
import type { CasePage, ListFilter } from "../app/records.ts";
import { calledAs } from "../core/casework/callable.ts";
import type { Staff } from "../core/casework/case.ts";
import { RUNG_COORDINATOR } from "../core/casework/life.ts";
import { scopeOf } from "../core/casework/permissions.ts";
import type { CaseFilter, CaseListName } from "../core/casework/views.ts";
import { caseRow } from "./case-row.ts";
import { countCases } from "./count-cases.ts";
import { listCalled } from "./list-called.ts";
import { firstLines, listStrands, type Strand } from "./list-strands.ts";
import type { CaseRecord, Tables } from "./tables.ts";

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
  filter: ListFilter | null = null,
): Promise<CasePage> {
  const scope = scopeOf(staff, "see");
  if (scope.kind === "none") return { cases: [], next: null, counts: { ...EMPTY }, called: [] };
  const strands = listStrands(db, scope, staff, list);
  const found = await (filter === null
    ? pageOf(db, strands, list, readMark(after), limit + 1)
    : narrowed(db, staff, strands, list, readMark(after), limit + 1, filter)
  ).execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    cases: page.map(caseRow),
    next: found.length > limit && last !== undefined ? markOf(last, list) : null,
    counts: await countCases(db, scope, staff),
    called: await listCalled(db, scope, staff),
  };
}

/** The first lines of each strand, put in order, with their cases. */
export function pageOf(
  db: Kysely<Tables>,
  strands: readonly Strand[],
  list: CaseListName,
  mark: Mark | null,
  limit: number,
) {
  const [first, ...others] = strands.map((strand) => linesOf(db, strand, list, mark, limit));
  if (first === undefined) throw new Error(`the list ${list} is made of nothing`);
  const lines = others.reduce((all, one) => all.unionAll(one), first);
  const page = db.selectFrom(lines.as("line")).innerJoin("cases", "cases.id", "line.id").selectAll("cases");
  return list === "closed"
    ? page.orderBy("line.closed_at", "desc").orderBy("line.id", "desc").limit(limit)
    : page.orderBy("line.rank").orderBy("line.opened_at").orderBy("line.id").limit(limit);
}

/** Of open cases there are few enough to look at each; how many fit is not known before. */
const OPEN_MAX = 100_000;

/** As `pageOf`, but only what fits all of the filter. */
function narrowed(
  db: Kysely<Tables>,
  staff: Staff,
  strands: readonly Strand[],
  list: CaseListName,
  mark: Mark | null,
  limit: number,
  { by, domains, now }: ListFilter,
) {
  const page = pageOf(db, strands, list, mark, OPEN_MAX).clearLimit().limit(limit);
  const fitting = by.reduce((left, one) => fits(db, left, one, staff, now), page);
  if (domains.length === 0) return fitting;
  // A list of codes as JSON: no code is part of another's.
  return fitting.where((cases) => cases.or(domains.map((domain) => cases("cases.domains", "like", `%"${domain}"%`))));
}

type Page = ReturnType<typeof pageOf>;

function fits(db: Kysely<Tables>, page: Page, by: CaseFilter, staff: Staff, now: string): Page {
  switch (by) {
    case "unaccepted":
      return page.where("cases.status", "=", "offered");
    case "danger":
      return page.where((cases) => cases.or([cases("cases.alarm", "=", 1), cases("cases.tier", "<=", 1)]));
    case "overdue":
      // A reminder moves the deadline on: what was missed once is still behind.
      return page.where((cases) => cases.or([cases("cases.due_at", "<", now), cases("cases.rung", ">", 0)]));
    case "unheard":
      return page.where("cases.unheard", "=", 1);
    case "stuck":
      return page.where("cases.rung", ">=", RUNG_COORDINATOR);
    case "asked":
      return page.where(
        "cases.id",
        "in",
        db
          .selectFrom("case_others")
          .select("case_id")
          .where("receiver_id", "=", staff.receiverId ?? "")
          .where("part", "=", "asked"),
      );
    case "mentioned":
      return page.where(
        "cases.id",
        "in",
        db.selectFrom("mentions").select("case_id").where("receiver_id", "in", calledAs(staff)),
      );
    default:
      return by satisfies never;
  }
}

function linesOf(db: Kysely<Tables>, strand: Strand, list: CaseListName, mark: Mark | null, limit: number) {
  let lines = firstLines(db, strand, list, limit);
  if (mark !== null) {
    lines =
      list === "closed"
        ? lines.where((line) => line(line.refTuple("closed_at", "id"), "<", line.tuple(mark.at, mark.id)))
        : lines.where((line) =>
            line(line.refTuple("rank", "opened_at", "id"), ">", line.tuple(mark.rank, mark.at, mark.id)),
          );
  }
  return db.selectFrom(lines.as("some")).selectAll();
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
