import { DOMAINS, type Domain } from "../domain.ts";
import { checkCatchments } from "./check-catchments.ts";
import { checkHotlines } from "./check-hotlines.ts";
import { checkHours } from "./check-hours.ts";
import { checkHub } from "./check-hub.ts";
import { checkPatterns } from "./check-patterns.ts";
import type { City } from "./city.ts";
import { type CityProblem, error, warning } from "./city-problem.ts";
import { isNamed } from "./is-named.ts";
import { isStale } from "./is-stale.ts";

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
    ...checkHub(city),
    ...checkPatterns(city),
    ...checkHours(city),
    ...checkHotlines(city, today),
    ...checkPlan(city, today),
    ...checkAssured(city, today),
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
    ...ids("meetings:", city.meetings),
    ...ids("criteria:", city.criteria),
    ...ids("indicators:", city.indicators),
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
    ...city.agencies.filter((agency) => agency.role === "intake" && isNamed(city, agency)).map(({ id }) => id),
  ]);
  const houses = new Set(city.agencies.map(({ id }) => id));
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
    ...(agency.at === null || (houses.has(agency.at) && agency.at !== agency.id)
      ? []
      : [error(`agencies: ${agency.id}: at`, `there is no other agency ${agency.at}; correct it or add the agency`)]),
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
  const urgent =
    city.urgent.receiver === null || departments.has(city.urgent.receiver)
      ? []
      : [error("urgent: receiver", `there is no department ${city.urgent.receiver}; name one that is told of danger`)];
  const closedLead = city.departments
    .filter(({ id, status }) => id === city.lead_department && status !== "active")
    .map(({ id }) =>
      error(`departments: ${id}: status`, "the lead department takes in what nobody else does; keep it active"),
    );
  return [...lead, ...closedLead, ...agencies, ...windows, ...urgent];
}

/**
 * Every domain needs a department of its own to place what no agency takes, or has to be left to the lead department in so many
 * words; only `other` goes there by itself.
 */
function checkDomains(city: City): CityProblem[] {
  const own = DOMAINS.filter((domain) => domain !== "other");
  const has = (domain: Domain) => city.departments.some((department) => department.domains.includes(domain));
  return [
    ...own
      .filter((domain) => !has(domain) && !city.unassigned.includes(domain))
      .map((domain) =>
        error(`departments: ${domain}`, "no department has this domain; add it to the one that is responsible"),
      ),
    ...city.unassigned
      .filter(has)
      .map((domain) => error(`unassigned: ${domain}`, "a department has this domain; take it out here or there")),
  ];
}

/** Entries that nobody has looked at for long. Who never did is counted in the city's description, not warned of one by one. */
function checkAssured(city: City, today: string | null): CityProblem[] {
  if (today === null) return [];
  return [...city.departments, ...city.agencies]
    .filter(({ assured }) => isStale(assured, today))
    .map(({ id, assured }) =>
      warning(`departments and agencies: ${id}`, `was last assured on ${assured}; ask and set it anew`),
    );
}

function checkPlan({ plan }: City, today: string | null): CityProblem[] {
  if (plan.to < plan.from) return [error("plan", "ends before it begins; correct its dates")];
  const untold = today !== null && plan.to < today && plan.stale_note === null;
  return untold ? [warning("plan", `ended on ${plan.to}; take in the next one, or tell staff so in stale_note`)] : [];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
