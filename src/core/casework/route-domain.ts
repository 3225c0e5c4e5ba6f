import type { Agency, City, Department } from "../city/city.ts";
import { servesAge } from "../city/serves-age.ts";
import type { AgeBand, Domain, Topic } from "../domain.ts";
import type { Language } from "../language.ts";
import { findReceiver } from "./receivers.ts";
import type { Reason, Receiver } from "./route.ts";
import { agenciesOf, chooseAgency } from "./route-agency.ts";
import { agencyReceiver, departmentReceiver, leadReceiver } from "./route-receivers.ts";

/** Who takes the trouble of one domain, why, and to whom it climbs from there (without the lead department's own step). */
export type DomainRoute = { receiver: Receiver; because: Reason[]; above: Receiver[] };

/** What decides about one domain. `areaId` is an area of the city's own table, `topics` begin with the worst. */
export type Known = {
  topics: readonly Topic[];
  patterns: readonly string[];
  areaId: string | null;
  ageBand: AgeBand | null;
  language: Language;
};

/**
 * One step down the chain after the other, so that there is always somebody: window of the topic → agency for domain ×
 * catchment × age → agency for the whole city → the domain's department → the lead department.
 */
export function routeDomain(city: City, domain: Domain, known: Known): DomainRoute {
  const window = routeWindow(city, domain, known);
  if (window !== null) return window;

  const choice = chooseAgency(city, agenciesOf(city, domain), known);
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

/** A matter with a window of its own: by the pattern of the story first, which says more than a topic, then the worst topic. */
function routeWindow(city: City, domain: Domain, { patterns, topics, ageBand }: Known): DomainRoute | null {
  const open = city.windows.filter((each) => each.domains.includes(domain) && servesAge(each.ages, ageBand));
  const named = [
    ...patterns.flatMap((pattern) =>
      only(
        open.filter((each) => each.patterns.includes(pattern)),
        ageBand,
      ),
    ),
    ...topics.flatMap((topic) =>
      only(
        open.filter((each) => each.topics.includes(topic)),
        ageBand,
      ),
    ),
  ];
  const [window] = named;
  const receiver = window === undefined ? null : findReceiver(city, window.receiver);
  if (window === undefined || receiver === null) return null;
  const agency = city.agencies.find((each) => each.id === receiver.id);
  return {
    receiver,
    because: [{ code: "window", params: { window: window.name, office: receiver.name } }],
    above: agency === undefined ? [] : aboveAgency(city, agency),
  };
}

/** Windows of one matter that differ by age: while the age is not known, none of them is picked by chance. */
function only(windows: City["windows"], ageBand: AgeBand | null): City["windows"] {
  const divided = ageBand === null && windows.filter(({ ages }) => ages !== null).length > 1;
  return divided ? [] : windows;
}

/** An agency takes it, because of where the person lives or because it serves the whole city. */
export function routeAgency(city: City, domain: Domain, agency: Agency, areaId: string | null): DomainRoute {
  const area = city.areas.find((each) => each.id === areaId);
  const where: Reason =
    area === undefined
      ? { code: "citywide", params: { domain: city.domains[domain], office: agency.name } }
      : { code: "catchment", params: { area: area.name, office: agency.name } };
  const age = agency.ages === null ? [] : reasonOfAge(agency.name, agency.ages);
  const above = aboveAgency(city, agency);
  return {
    receiver: agencyReceiver(agency),
    because: [where, ...age],
    above: above.length > 0 ? above : asReceivers(departmentOf(city, domain)),
  };
}

/** Whom an agency's cases climb to: the house it is a desk of, then its own department. */
function aboveAgency(city: City, agency: Agency): Receiver[] {
  const house = agency.at === null ? null : findReceiver(city, agency.at);
  const own = city.departments.find((department) => department.id === agency.department) ?? null;
  return [...(house === null ? [] : [house]), ...asReceivers(own)];
}

/** The department knows the borders that we do not, and places the case. */
export function routeByArea(city: City, domain: Domain, agencies: readonly Agency[]): DomainRoute {
  const own = city.departments.find(({ id }) => id === agencies[0]?.department);
  const department = own ?? departmentOf(city, domain);
  const receiver = department === null ? leadReceiver(city) : departmentReceiver(department);
  const type = agencies[0]?.type ?? city.domains[domain];
  const count = agencies.reduce((sum, agency) => sum + agency.count, 0);
  const params = { type, count: String(count), office: receiver.name };
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

function asReceivers(department: Department | null): Receiver[] {
  return department === null ? [] : [departmentReceiver(department)];
}

/** 「18歳から」「17歳まで」「0歳から17歳まで」: each has its own sentence, because no language says them alike. */
function reasonOfAge(office: string, { from, to }: { from: number | null; to: number | null }): Reason[] {
  if (from !== null && to !== null) return [{ code: "age", params: { office, from: String(from), to: String(to) } }];
  if (from !== null) return [{ code: "age_from", params: { office, from: String(from) } }];
  return to === null ? [] : [{ code: "age_to", params: { office, to: String(to) } }];
}
