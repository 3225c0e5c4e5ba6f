import { z } from "zod";

/** Who can receive a case: an agency, or a department of the city. Ids are unique across both within a city. */
export const Receiver = z.strictObject({
  id: z.string(),
  kind: z.enum(["agency", "department"]),
  name: z.string(),
});
export type Receiver = z.infer<typeof Receiver>;

/**
 * Why a receiver was chosen, as a locale key (`route:…`) with its parameters, so that resident and staff can each
 * read it in their language: {code: "catchment", params: {area: "西町", office: "地域包括支援センターひかり"}}.
 */
export const Reason = z.strictObject({
  code: z.enum([
    "catchment",
    "citywide",
    "hub",
    "beside",
    "age",
    "age_from",
    "age_to",
    "department",
    "lead",
    "area_unknown",
    "window",
    "together",
    "outside",
    "consent_city_only",
    "danger",
    "closed",
    "urgent",
    "night",
    "speaks",
    "interpreter",
  ]),
  params: z.record(z.string(), z.string()),
});
export type Reason = z.infer<typeof Reason>;

/** Where a case goes. `fallbacks` are who it climbs to when nobody accepts in time; the lead department is always last. */
export const Route = z.strictObject({
  lead: Receiver,
  with: z.array(Receiver),
  because: z.array(Reason),
  fallbacks: z.array(Receiver),
});
export type Route = z.infer<typeof Route>;
