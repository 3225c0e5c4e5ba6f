import type { Agency, City, Department } from "../city/city.ts";
import type { AgeBand, Domain, Topic } from "../domain.ts";
import { findReceiver } from "./receivers.ts";
import type { Reason, Receiver } from "./route.ts";
import { chooseAgency } from "./route-agency.ts";
import { agencyReceiver, departmentReceiver, leadReceiver } from "./route-receivers.ts";

/** Who takes the trouble of one domain, why, and to whom it climbs from there (without the lead department's own step). */
export type DomainRoute = { receiver: Receiver; because: Reason[]; above: Receiver[] };

/**
 * One step down the chain after the other, so that there is always somebody: window of the topic → agency for domain ×
 * catchment × age → agency for the whole city → the domain's department → the lead department.
 */
export function routeDomain(
  city: City,
  domain: Domain,
  query: { topics: readonly Topic[]; areaId: string | null; ageBand: AgeBand | null },
): DomainRoute {
  const window = domain === "other" ? routeWindow(city, query.topics) : null;
  if (window !== null) return window;

  const choice = chooseAgency(city, domain, query.areaId, query.ageBand);
  switch (choice.kind) {
    case "one":
      return routeAgency(city, domain, choice.agency, choice.areaId);
    case "by_area":
      return routeByArea(city, domain, choice.agencies);
    case "equal":
    case "none":
      return routeDepartment(city, domain);
    default:
      return choice satisfies never;
  }
}

function routeWindow(city: City, topics: readonly Topic[]): DomainRoute | null {
  for (const topic of topics) {
    const window = city.windows.find((each) => each.topics.includes(topic));
    const receiver = window === undefined ? null : findReceiver(city, window.receiver);
    if (window === undefined || receiver === null) continue;
    return {
      receiver,
      because: [{ code: "window", params: { window: window.name, office: receiver.name } }],
      above: [],
    };
  }
  return null;
}

function routeAgency(city: City, domain: Domain, agency: Agency, areaId: string | null): DomainRoute {
  const area = city.areas.find((each) => each.id === areaId);
  const where: Reason =
    area === undefined
      ? { code: "citywide", params: { domain: city.domains[domain], office: agency.name } }
      : { code: "catchment", params: { area: area.name, office: agency.name } };
  const age: Reason[] =
    agency.ages === null ? [] : [{ code: "age", params: { ages: agesInDigits(agency.ages), office: agency.name } }];
  const own = city.departments.find((department) => department.id === agency.department);
  return {
    receiver: agencyReceiver(agency),
    because: [where, ...age],
    above: [own ?? departmentOf(city, domain)].flatMap(known),
  };
}

/** The department knows the borders that we do not, and places the case. */
function routeByArea(city: City, domain: Domain, agencies: Agency[]): DomainRoute {
  const department = departmentOf(city, domain);
  const receiver = department === null ? leadReceiver(city) : departmentReceiver(department);
  const type = agencies[0]?.type ?? city.domains[domain];
  const params = { type, count: String(agencies.length), office: receiver.name };
  return { receiver, because: [{ code: "area_unknown", params }], above: [] };
}

function routeDepartment(city: City, domain: Domain): DomainRoute {
  const department = departmentOf(city, domain);
  const receiver = department === null ? leadReceiver(city) : departmentReceiver(department);
  const because: Reason =
    department === null
      ? { code: "lead", params: { office: receiver.name } }
      : { code: "department", params: { domain: city.domains[domain], office: receiver.name } };
  return { receiver, because: [because], above: [] };
}

/** The first department listed for a domain: a city with several puts first the one that takes what nobody else does. */
function departmentOf(city: City, domain: Domain): Department | null {
  return city.departments.find((department) => department.domains.includes(domain)) ?? null;
}

function known(department: Department | null): Receiver[] {
  return department === null ? [] : [departmentReceiver(department)];
}

/** 「0–17」「18–」: readable in every language. */
function agesInDigits(ages: { from: number | null; to: number | null }): string {
  return `${ages.from ?? ""}–${ages.to ?? ""}`;
}
