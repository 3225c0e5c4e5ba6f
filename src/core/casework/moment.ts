import type { City } from "../city/city.ts";
import { isOpenOffice } from "../city/is-open-office.ts";
import { openAt } from "../city/open-at.ts";

/**
 * All that routing knows of the time: which offices are closed for a time (`shut`, ids), and whether the city hall is open. Nothing
 * behind it can read a clock, so that hours with the same moment have the same routes.
 */
export type Moment = { shut: ReadonlySet<string>; hallOpen: boolean };

/** The moment of a city at `at` (ISO 8601 with an offset). The lead department is never shut: every chain ends there. */
export function momentOf(city: City, at: string, holidays: ReadonlySet<string>): Moment {
  const shut = [...city.agencies, ...city.departments].filter(
    (office) => office.id !== city.lead_department && !isOpenOffice(office, at),
  );
  return {
    shut: new Set(shut.map(({ id }) => id)),
    hallOpen: openAt(city.answer_within.working_hours, at, holidays),
  };
}
