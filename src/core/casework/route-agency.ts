import type { Agency, City } from "../city/city.ts";
import { isNamed } from "../city/is-named.ts";
import { servesAge } from "../city/serves-age.ts";
import type { AgeBand, Domain } from "../domain.ts";
import type { Language } from "../language.ts";
import { speaks } from "./route-language.ts";

/**
 * `one` agency fits. `by_area`: these divide the city among them and we cannot tell whose part it is.
 * `equal`: several fit alike. `none` takes it in. We never pick one of several by chance.
 */
export type AgencyChoice =
  | { kind: "one"; agency: Agency; areaId: string | null }
  | { kind: "by_area"; agencies: Agency[] }
  | { kind: "equal"; agencies: Agency[] }
  | { kind: "none" };

/** The agencies that take in cases of a domain; the hub, which takes in everybody's, is asked before them and left out here. */
export function agenciesOf(city: City, domain: Domain): Agency[] {
  return city.agencies.filter(
    (each) => each.role === "intake" && each.domains.includes(domain) && (city.hub === null || each.type !== city.hub),
  );
}

/**
 * The one among these for somebody of this age living there; agencies of a lower `order` decide first. Where several fit alike, the
 * only one that speaks the person's language is the one.
 */
export function chooseAgency(
  city: City,
  agencies: readonly Agency[],
  { areaId, ageBand, language }: { areaId: string | null; ageBand: AgeBand | null; language: Language },
): AgencyChoice {
  const orders = [...new Set(agencies.map((agency) => agency.order))].sort((a, b) => a - b);
  for (const order of orders) {
    const fitting = agencies.filter((agency) => agency.order === order && servesAge(agency.ages, ageBand));
    const choice = chooseAmong(city, fitting, areaId);
    if (choice.kind === "equal") return chooseSpeaking(choice, areaId, language);
    if (choice.kind !== "none") return choice;
  }
  return { kind: "none" };
}

function chooseSpeaking(
  equal: Extract<AgencyChoice, { kind: "equal" }>,
  areaId: string | null,
  language: Language,
): AgencyChoice {
  const [one, ...others] = equal.agencies.filter((agency) => speaks(agency, language));
  if (one === undefined || others.length > 0) return equal;
  return { kind: "one", agency: one, areaId: one.catchment === null ? null : areaId };
}

function chooseAmong(city: City, agencies: Agency[], areaId: string | null): AgencyChoice {
  const local = agencies.filter((agency) => areaId !== null && agency.catchment?.includes(areaId));
  if (local.length > 1) return { kind: "equal", agencies: local };
  if (local[0] !== undefined) return { kind: "one", agency: local[0], areaId };

  const undecided = agencies.filter(
    (agency) =>
      !isNamed(city, agency) || (agency.catchment !== null && (areaId === null || agency.catchment.length === 0)),
  );
  if (undecided.length > 0) return { kind: "by_area", agencies: undecided };

  const citywide = agencies.filter((agency) => agency.catchment === null);
  if (citywide.length > 1) return { kind: "equal", agencies: citywide };
  return citywide[0] === undefined ? { kind: "none" } : { kind: "one", agency: citywide[0], areaId: null };
}
