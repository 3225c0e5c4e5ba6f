import { DOMAINS } from "../domain.ts";
import type { City } from "./city.ts";
import { type CityProblem, error } from "./city-problem.ts";

/** The hub takes in everybody, or it is none; and a number of nameless offices can only be explained by what they are. */
export function checkHub(city: City): CityProblem[] {
  const hubs = city.agencies.filter((agency) => agency.role === "intake" && agency.type === city.hub);
  const missing =
    city.hub === null || hubs.length > 0
      ? []
      : [error("hub", `no agency that takes in cases has the type ${city.hub}; correct it, or set hub to null`)];
  const partial = hubs
    .filter((hub) => city.hub !== null && !DOMAINS.every((domain) => hub.domains.includes(domain)))
    .map(({ id }) => error(`agencies: ${id}: domains`, "the hub leads for everybody; give it all domains"));
  const untyped = city.agencies
    .filter(({ role, count, type }) => role === "intake" && count > 1 && type === null)
    .map(({ id }) => error(`agencies: ${id}: type`, "is needed to explain what there are several of; fill it in"));
  return [...missing, ...partial, ...untyped];
}
