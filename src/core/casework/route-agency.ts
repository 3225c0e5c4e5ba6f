import type { Agency, City } from "../city/city.ts";
import { servesAge } from "../city/serves-age.ts";
import type { AgeBand, Domain } from "../domain.ts";

/**
 * `one` agency fits. `by_area`: these divide the city among them and we cannot tell whose part it is.
 * `equal`: several fit alike. `none` takes it in. We never pick one of several by chance.
 */
export type AgencyChoice =
  | { kind: "one"; agency: Agency; areaId: string | null }
  | { kind: "by_area"; agencies: Agency[] }
  | { kind: "equal"; agencies: Agency[] }
  | { kind: "none" };

/** The agency of a domain for somebody of this age living there; agencies of a lower `order` decide first. */
export function chooseAgency(city: City, domain: Domain, areaId: string | null, band: AgeBand | null): AgencyChoice {
  const intake = city.agencies.filter((each) => each.role === "intake" && each.domains.includes(domain));
  const orders = [...new Set(intake.map((agency) => agency.order))].sort((a, b) => a - b);
  for (const order of orders) {
    const choice = chooseAmong(
      intake.filter((agency) => agency.order === order && servesAge(agency.ages, band)),
      areaId,
    );
    if (choice.kind !== "none") return choice;
  }
  return { kind: "none" };
}

function chooseAmong(agencies: Agency[], areaId: string | null): AgencyChoice {
  const local = agencies.filter((agency) => areaId !== null && agency.catchment?.includes(areaId));
  if (local.length > 1) return { kind: "equal", agencies: local };
  if (local[0] !== undefined) return { kind: "one", agency: local[0], areaId };

  const undecided = agencies.filter(
    ({ catchment }) => catchment !== null && (areaId === null || catchment.length === 0),
  );
  if (undecided.length > 0) return { kind: "by_area", agencies: undecided };

  const citywide = agencies.filter((agency) => agency.catchment === null);
  if (citywide.length > 1) return { kind: "equal", agencies: citywide };
  return citywide[0] === undefined ? { kind: "none" } : { kind: "one", agency: citywide[0], areaId: null };
}
