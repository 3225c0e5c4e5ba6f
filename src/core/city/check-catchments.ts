import { DOMAINS, type Domain } from "../domain.ts";
import type { Agency, City } from "./city.ts";
import { type CityProblem, error } from "./city-problem.ts";

/** Agencies that divide the city among them must cover every area exactly once, and no choice may be left to chance. */
export function checkCatchments(city: City): CityProblem[] {
  const intake = city.agencies.filter((agency) => agency.role === "intake");
  const rivals = DOMAINS.flatMap((domain) =>
    groups(intake.filter((agency) => agency.domains.includes(domain))).map((group) => ({ domain, group })),
  );
  return [
    ...rivals.flatMap(({ domain, group }) =>
      dividesCity(group) ? checkDivision(city, domain, group) : checkEqual(domain, group),
    ),
    ...intake.flatMap(checkAges),
    ...city.areas
      .filter(({ kana }) => !/^[\p{Script=Hiragana}ー]+$/u.test(kana))
      .map(({ id }) => error(`areas: ${id}: kana`, "is not in hiragana; residents type it so")),
  ];
}

/** Agencies of one order compete with each other: the next order is asked only when none of them takes a case. */
function groups(agencies: Agency[]): Agency[][] {
  return [...Map.groupBy(agencies, (agency) => agency.order).values()];
}

function dividesCity(group: readonly Agency[]): boolean {
  return group.some((agency) => agency.catchment !== null);
}

function checkDivision(city: City, domain: Domain, group: readonly Agency[]): CityProblem[] {
  const untyped = group
    .filter((agency) => agency.catchment !== null && agency.type === null)
    .map((agency) =>
      error(
        `agencies: ${agency.id}: type`,
        "is needed to explain to residents what divides the city (地域包括支援センター, …); fill it in",
      ),
    );
  const overlaps = city.areas.flatMap((area) => {
    const here = group.filter((agency) => agency.catchment?.includes(area.id));
    const rivals = here.filter((agency) => here.some((other) => other !== agency && agesMeet(agency, other)));
    return rivals.length > 1
      ? [
          error(
            `areas: ${area.id}`,
            `${rivals.map(({ id }) => id).join(" and ")} both have it for ${domain}; leave it to one`,
          ),
        ]
      : [];
  });
  // A plan that leaves borders open (an empty catchment), or an agency for all the rest, leaves no hole.
  const closed = group.every((agency) => agency.catchment !== null && agency.catchment.length > 0);
  const gaps = !closed
    ? []
    : city.areas
        .filter((area) => !group.some((agency) => agency.catchment?.includes(area.id)))
        .map((area) =>
          error(`areas: ${area.id}`, `no ${group[0]?.type ?? "agency"} has it for ${domain}; add it to a catchment`),
        );
  return [...untyped, ...overlaps, ...gaps];
}

function checkEqual(domain: Domain, group: readonly Agency[]): CityProblem[] {
  const rivals = group.filter((agency) => group.some((other) => other !== agency && agesMeet(agency, other)));
  if (rivals.length < 2) return [];
  const ids = rivals.map(({ id }) => id).join(" and ");
  return [
    error(
      `agencies: ${domain}`,
      `${ids} serve the same people with the same order, so neither is chosen; order them, or give them catchments`,
    ),
  ];
}

function agesMeet(a: Agency, b: Agency): boolean {
  const from = Math.max(a.ages?.from ?? 0, b.ages?.from ?? 0);
  return from <= Math.min(a.ages?.to ?? Number.POSITIVE_INFINITY, b.ages?.to ?? Number.POSITIVE_INFINITY);
}

function checkAges({ id, ages }: Agency): CityProblem[] {
  const reversed = ages?.from != null && ages.to != null && ages.to < ages.from;
  return reversed ? [error(`agencies: ${id}: ages`, "ends before it begins; correct it")] : [];
}
