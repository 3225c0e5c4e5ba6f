import { z } from "zod";
import { City } from "./city.ts";

/** How a city's files are written, before their rows become a City: the loader and the studio's forms read them alike. */
export const Row = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof Row>;
export const Rows = z.array(Row);
/** What `all` says holds for each of `each`. */
export const Groups = z.array(z.strictObject({ all: Row, each: Rows }));
/** city.yaml: a city without the lists that have files of their own; its hotlines are chosen from the national ones. */
export const Main = City.omit({
  ...{ agencies: true, areas: true, departments: true, windows: true, hotlines: true },
  ...{ meetings: true, criteria: true, indicators: true, neighbours: true },
}).extend({
  departments: Rows,
  windows: Rows,
  hotlines: z.strictObject({ national: z.array(z.string()), own: Rows }),
});

/** plan.yaml: what the plan says of working together, beyond who receives what. */
export const Plan = z.strictObject({ meetings: Rows, criteria: Rows, indicators: Rows });

const UNKNOWN_CONTACT = {
  ...{ phone: null, fax: null, email: null, form_url: null, line: null },
  ...{ address: null, url: null, hours: null, assured: null },
};
/** What a file need not say. An agency without `catchment` serves the whole city, one without `ages` everybody. */
export const UNSAID = {
  department: UNKNOWN_CONTACT,
  agency: {
    ...UNKNOWN_CONTACT,
    ...{ short: null, aliases: [], type: null, department: null, operator: null },
    ...{ ages: null, catchment: null, languages: null, note: null },
    ...{ count: 1, at: null, place: null },
  },
  // Not `hours`: there null means day and night, which nobody may claim by leaving a line out.
  hotline: {
    ...{ number: null, url: null, ages: null, hours_text: null, languages: null, owner: null, verified_on: null },
    ...{ only_in: null, not_in: null },
  },
  window: { domains: ["other"], topics: [], patterns: [], ages: null, assured: null },
  area: {},
  meeting: {
    ...{ domain: null, host: null, consent: null, secrecy: null, when: null },
    ...{ about: [], members: [], assured: null },
  },
  criterion: { assured: null },
  indicator: { unit: null, current: null, target: null, target_year: null, counts: null, assured: null },
};
