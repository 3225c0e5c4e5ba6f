import { type Terms, termsOf } from "../core/casework/terms.ts";
import { termsOnTheClock } from "../core/casework/terms-on-the-clock.ts";
import type { City } from "../core/city/city.ts";
import { type Deadlines, PROPOSED_DEADLINES } from "../core/city/deadlines.ts";
import { Domain } from "../core/domain.ts";
import type { CaseRecord } from "./tables.ts";
import type { Writing } from "./writing.ts";

/** The cities whose cases are kept, with the holidays by which their offices are closed. */
export type CaseCities = Pick<ReadonlyMap<string, { city: City; holidays: ReadonlySet<string> }>, "get">;

/** By which deadlines a case is judged. A city that is no longer served has no hours: its cases are counted on the clock. */
export function caseTerms(
  { cities }: Pick<Writing, "cities">,
  record: Pick<CaseRecord, "city" | "tier" | "domains" | "holder_id" | "holder_kind" | "holder_name">,
): Terms {
  const found = cities.get(record.city);
  const { holder_id: id, holder_kind: kind, holder_name: name } = record;
  if (found === undefined) return termsOnTheClock({ id, kind, name });
  const domains = Domain.array().parse(JSON.parse(record.domains));
  return termsOf(found.city, found.holidays, { tier: record.tier, domains });
}

export function deadlinesOf({ cities }: Pick<Writing, "cities">, city: string): Deadlines {
  return cities.get(city)?.city.deadlines ?? PROPOSED_DEADLINES;
}
