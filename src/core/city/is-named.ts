import type { Agency, City } from "./city.ts";

/**
 * Whether an entry is somebody who can hold a case. 「地域包括支援センター 10か所」 without names is not: nobody could say which of
 * the ten has it, so the department places the case. The hub and the desks in its house are: they are one office of the city in
 * several districts, and the district goes along with the case.
 */
export function isNamed(city: City, agency: Agency): boolean {
  if (agency.count === 1) return true;
  return isHub(city, agency) || city.agencies.some((house) => house.id === agency.at && isHub(city, house));
}

function isHub(city: City, agency: Agency): boolean {
  return city.hub !== null && agency.type === city.hub;
}
