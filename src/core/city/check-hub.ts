import { DOMAINS } from "../domain.ts";
import type { City } from "./city.ts";
import { type CityProblem, error } from "./city-problem.ts";

/** The hub takes in everybody, or it is none; and a number of nameless offices can only be explained by what they are. */
export function checkHub(city: City): CityProblem[] {
  const hubs = city.agencies.filter((agency) => agency.role === "intake" && agency.type === city.hub);
  const missing =
    city.hub === null || hubs.length > 0
      ? []
      : [
          error(
            "hub",
            `「${city.hub}」という種類の、相談を受ける窓口がありません`,
            "窓口の種類を確かめるか、「決めていない」（null）にしてください。",
          ),
        ];
  const partial = hubs
    .filter((hub) => city.hub !== null && !DOMAINS.every((domain) => hub.domains.includes(domain)))
    .map(({ id, name }) =>
      error(
        `agencies: ${id}: domains`,
        `「${name}」は、はじめにだれの相談も受ける窓口なのに、受けない分野があります`,
        "すべての分野をえらんでください。",
      ),
    );
  const untyped = city.agencies
    .filter(({ role, count, type }) => role === "intake" && count > 1 && type === null)
    .map(({ id, name }) =>
      error(
        `agencies: ${id}: type`,
        `「${name}」は、いくつもあるのに、何の窓口かが分かりません`,
        "種類（地域包括支援センターなど）を書いてください。",
      ),
    );
  return [...missing, ...partial, ...untyped];
}
