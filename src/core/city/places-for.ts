import type { AgeBand, Domain } from "../domain.ts";
import type { Agency, City } from "./city.ts";
import { isOpenOffice } from "./is-open-office.ts";
import { PLACE_KINDS, type PlaceKind } from "./place-kind.ts";
import { servesAge } from "./serves-age.ts";

/** Places of one kind, in the order of the city's file. `count` includes those that the plan counts without naming them. */
export type PlaceGroup = { kind: PlaceKind; places: Agency[]; count: number };

/**
 * Places to go to (居場所) for somebody of this age with this kind of trouble. Places for everybody always fit; without a known
 * domain all of the city's places do. `at` (ISO 8601 with an offset): without those that are closed for a while then; null: with them.
 * Empty when the plan knows of none.
 */
export function placesFor(
  city: City,
  domains: readonly Domain[],
  band: AgeBand | null,
  at: string | null,
): PlaceGroup[] {
  const fitting = city.agencies.filter(
    (each) =>
      each.place !== null &&
      (at === null ? each.status !== "closed" : isOpenOffice(each, at)) &&
      servesAge(each.ages, band) &&
      (domains.length === 0 || each.domains.length === 0 || each.domains.some((domain) => domains.includes(domain))),
  );
  return PLACE_KINDS.map((kind) => ({ kind, places: fitting.filter((each) => each.place === kind) }))
    .filter(({ places }) => places.length > 0)
    .map((group) => ({ ...group, count: group.places.reduce((sum, { count }) => sum + count, 0) }));
}
