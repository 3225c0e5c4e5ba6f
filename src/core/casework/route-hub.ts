import type { Agency, City } from "../city/city.ts";
import type { Domain } from "../domain.ts";
import type { Reason } from "./route.ts";
import { agenciesOf, chooseAgency } from "./route-agency.ts";
import { type DomainRoute, type Known, routeAgency, routeByArea, routeDomain } from "./route-domain.ts";
import { agencyReceiver } from "./route-receivers.ts";

/**
 * Where a city has an office for everybody in each district (いわき's 地区保健福祉センター): it leads, and the domain's own agency
 * stands beside it, the one in the same house first. null: the city has no such office.
 */
export function routeByHub(city: City, domains: readonly Domain[], known: Known): DomainRoute[] | null {
  const hubs = city.agencies.filter((agency) => city.hub !== null && agency.type === city.hub);
  if (hubs.length === 0) return null;
  const choice = chooseAgency(city, hubs, known);
  const hub = choice.kind === "one" ? choice.agency : null;
  const [first = "other"] = domains;
  const lead =
    hub === null
      ? routeByArea(city, first, hubs)
      : { ...routeAgency(city, first, hub, known.areaId), ...hubWords(hub, known) };
  const beside = domains.map((domain) => besideHub(city, domain, hub, known));
  return [lead, ...beside.filter((route) => route.receiver.kind === "agency" && route.receiver.id !== hub?.id)];
}

/** A hub that the plan counts without names is explained as 「お住まいの地区の」. */
function hubWords(hub: Agency, { areaId }: { areaId: string | null }): Partial<DomainRoute> {
  if (areaId !== null && hub.catchment?.includes(areaId)) return {};
  return { because: [{ code: "hub", params: { office: hub.name, count: String(hub.count) } }] };
}

function besideHub(city: City, domain: Domain, hub: Agency | null, known: Known): DomainRoute {
  const route = routeDomain(city, domain, known);
  if (hub === null) return route;
  const chosen = city.agencies.find((agency) => agency.id === route.receiver.id);
  if (chosen?.at === hub.id) return { ...route, because: [inSameHouse(chosen, hub)] };
  const desks = agenciesOf(city, domain).filter((agency) => agency.at === hub.id);
  const desk = chooseAgency(city, desks, known);
  if (desk.kind !== "one") return route;
  return { ...route, receiver: agencyReceiver(desk.agency), because: [inSameHouse(desk.agency, hub)] };
}

function inSameHouse({ name, count }: Agency, hub: Agency): Reason {
  return { code: "beside", params: { office: name, hub: hub.name, count: String(count) } };
}
