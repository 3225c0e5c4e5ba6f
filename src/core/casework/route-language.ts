import type { Agency, City } from "../city/city.ts";
import { isNamed } from "../city/is-named.ts";
import { servesAge } from "../city/serves-age.ts";
import type { AgeBand, Domain } from "../domain.ts";
import type { Language } from "../language.ts";
import type { Moment } from "./moment.ts";
import type { Reason, Receiver } from "./route.ts";
import { agenciesOf } from "./route-agency.ts";
import { agencyReceiver } from "./route-receivers.ts";

/** What decides who can talk with somebody. `areaId` is an area of the city's own table. */
type Spoken = {
  domains: readonly Domain[];
  areaId: string | null;
  ageBand: AgeBand | null;
  language: Language;
  moment: Moment;
};

/** Everybody who works in a Japanese office speaks these. */
const JAPANESE: readonly Language[] = ["ja", "ja-easy"];

/**
 * What a resident's language adds to a route. It never decides who receives: that is the plan's to say. Where the office that leads is
 * not known to speak it, staff read that somebody must interpret, and the first office of the same domains, area and age that does
 * speak it stands beside. (Among offices that fit alike the one that speaks it leads: route-agency.ts.)
 */
export function routeLanguage(city: City, lead: Receiver, spoken: Spoken): { beside: Receiver[]; because: Reason[] } {
  if (JAPANESE.includes(spoken.language)) return { beside: [], because: [] };
  const leading = city.agencies.find(({ id }) => id === lead.id);
  if (leading !== undefined && speaks(leading, spoken.language))
    return { beside: [], because: [{ code: "speaks", params: { office: lead.name } }] };
  const [beside] = spoken.domains.flatMap((domain) =>
    agenciesOf(city, domain)
      .filter((agency) => isNamed(city, agency) && !spoken.moment.shut.has(agency.id) && fits(agency, spoken))
      .toSorted((a, b) => a.order - b.order),
  );
  const interpreter: Reason = { code: "interpreter", params: { office: lead.name } };
  if (beside === undefined) return { beside: [], because: [interpreter] };
  return {
    beside: [agencyReceiver(beside)],
    because: [interpreter, { code: "speaks", params: { office: beside.name } }],
  };
}

/** Whether an office is known to speak a language. What a pack leaves open (null) is not known. */
export function speaks({ languages }: Agency, language: Language): boolean {
  return JAPANESE.includes(language) || (languages?.includes(language) ?? false);
}

function fits(agency: Agency, { areaId, ageBand, language }: Spoken): boolean {
  const near = agency.catchment === null || (areaId !== null && agency.catchment.includes(areaId));
  return near && servesAge(agency.ages, ageBand) && speaks(agency, language);
}
