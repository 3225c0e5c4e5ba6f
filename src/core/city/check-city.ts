import { DOMAINS } from "../domain.ts";
import { checkCatchments } from "./check-catchments.ts";
import { checkHours } from "./check-hours.ts";
import type { City } from "./city.ts";
import { type CityProblem, error, warning } from "./city-problem.ts";

/**
 * Everything the schema cannot see: names that lead nowhere, holes and overlaps, what has expired by `today` (an ISO date;
 * null judges nothing by the day, so that the passing of time never stops a city from starting).
 */
export function checkCity(city: City, today: string | null): CityProblem[] {
  return [
    ...checkUnique(city),
    ...checkReferences(city),
    ...checkDomains(city),
    ...checkCatchments(city),
    ...checkHours(city),
    ...checkHotlines(city, today),
    ...checkPlan(city, today),
  ];
}

function checkUnique(city: City): CityProblem[] {
  const receivers = [...city.departments, ...city.agencies];
  const ids = (place: string, all: readonly { id: string }[]) =>
    repeated(all.map(({ id }) => id)).map((id) =>
      error(`${place} ${id}`, "the id is used twice; give one of them another"),
    );
  const names = (place: string, all: readonly { name: string }[]) =>
    repeated(all.map(({ name }) => name)).map((name) =>
      error(`${place} ${name}`, "the name is used twice; people could not tell them apart"),
    );
  return [
    ...ids("departments and agencies:", receivers),
    ...names("departments and agencies:", receivers),
    ...ids("areas:", city.areas),
    ...names("areas:", city.areas),
    ...ids("hotlines:", city.hotlines),
    ...repeated(city.windows.map(({ key }) => key)).map((key) =>
      error(`windows: ${key}`, "the key is used twice; give one of them another"),
    ),
  ];
}

function checkReferences(city: City): CityProblem[] {
  const departments = new Set(city.departments.map(({ id }) => id));
  const areas = new Set(city.areas.map(({ id }) => id));
  const receivers = new Set([
    ...departments,
    ...city.agencies.filter(({ role }) => role === "intake").map(({ id }) => id),
  ]);
  const lead = departments.has(city.lead_department)
    ? []
    : [
        error(
          "lead_department",
          `there is no department ${city.lead_department}; add it, every chain of receivers ends there`,
        ),
      ];
  const agencies = city.agencies.flatMap((agency) => [
    ...(agency.department === null || departments.has(agency.department)
      ? []
      : [
          error(
            `agencies: ${agency.id}: department`,
            `there is no department ${agency.department}; correct it or add the department`,
          ),
        ]),
    ...(agency.catchment ?? [])
      .filter((area) => !areas.has(area))
      .map((area) =>
        error(`agencies: ${agency.id}: catchment`, `there is no area ${area}; correct it or add the area`),
      ),
  ]);
  const windows = city.windows
    .filter(({ receiver }) => !receivers.has(receiver))
    .map(({ key, receiver }) =>
      error(`windows: ${key}: receiver`, `${receiver} is no department and no agency that takes in cases; name one`),
    );
  return [...lead, ...agencies, ...windows];
}

/** Every domain needs a department of its own to place what no agency takes; only `other` may go to the lead department. */
function checkDomains(city: City): CityProblem[] {
  const own = DOMAINS.filter((domain) => domain !== "other");
  return own
    .filter((domain) => !city.departments.some((department) => department.domains.includes(domain)))
    .map((domain) =>
      error(`departments: ${domain}`, "no department has this domain; add it to the one that is responsible"),
    );
}

function checkHotlines(city: City, today: string | null): CityProblem[] {
  const emergency = ["110", "119"]
    .filter((number) => !city.hotlines.some((line) => line.number === number && line.kinds.includes("emergency")))
    .map((number) => error("hotlines", `${number} is missing; every city shows it to people in danger`));
  const lines = city.hotlines.flatMap((line) => {
    const place = `hotlines: ${line.id}`;
    if (line.number === null && line.url === null)
      return [warning(place, "has neither number nor page and is not shown; find one")];
    if (line.expires === null)
      return [warning(place, "has no day to be checked again and is not shown; fill in expires")];
    if (today !== null && line.expires < today)
      return [warning(place, `has expired on ${line.expires}; check it on its official page, then set expires`)];
    return [];
  });
  return [...emergency, ...lines];
}

function checkPlan({ plan }: City, today: string | null): CityProblem[] {
  if (plan.to < plan.from) return [error("plan", "ends before it begins; correct its dates")];
  const untold = today !== null && plan.to < today && plan.stale_note === null;
  return untold ? [warning("plan", `ended on ${plan.to}; take in the next one, or tell staff so in stale_note`)] : [];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
