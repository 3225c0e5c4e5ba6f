import { z } from "zod";

/**
 * The part of Open Referral HSDS 3.x that we read. What is required is what the specification requires
 * (github.com/openreferral/specification, schema/*.json); everything else may be missing, and what we do not know is left alone.
 */
export const HsdsPhone = z.object({
  id: z.string(),
  number: z.string(),
  /** "voice" (also when it is not said), "fax", "text", … after vCard's TEL (RFC 6350, 6.4.1). */
  type: z.string().optional(),
  extension: z.union([z.string(), z.number()]).optional(),
});

/** Somebody, or a desk, to write to. We read addresses of the office, never names. */
export const HsdsContact = z.object({ id: z.string(), email: z.string().optional() });

export const HsdsUrl = z.object({ id: z.string(), label: z.string().optional(), url: z.string() });

export const HsdsSchedule = z.object({
  id: z.string(),
  freq: z.string().optional(),
  /** RFC 5545: "MO,TU,WE". */
  byday: z.string().optional(),
  /** "08:30+09:00" */
  opens_at: z.string().optional(),
  closes_at: z.string().optional(),
  timezone: z.number().optional(),
  description: z.string().optional(),
});
export type HsdsSchedule = z.infer<typeof HsdsSchedule>;

export const HsdsAddress = z.object({
  id: z.string(),
  address_1: z.string(),
  address_2: z.string().optional(),
  city: z.string(),
  state_province: z.string(),
  postal_code: z.string(),
  country: z.string(),
  address_type: z.enum(["physical", "postal", "virtual"]),
});

export const HsdsServiceAtLocation = z.object({
  id: z.string(),
  location: z
    .object({
      id: z.string(),
      location_type: z.enum(["physical", "postal", "virtual"]),
      name: z.string().optional(),
      addresses: z.array(HsdsAddress).optional(),
    })
    .optional(),
});

export const HsdsTerm = z.object({
  id: z.string(),
  code: z.string().optional(),
  name: z.string(),
  description: z.string(),
  taxonomy: z.string().optional(),
});

export const HsdsAttribute = z.object({
  id: z.string(),
  link_type: z.string().optional(),
  link_entity: z.string().optional(),
  label: z.string().optional(),
  value: z.string().optional(),
  taxonomy_term: HsdsTerm.optional(),
});
export type HsdsAttribute = z.infer<typeof HsdsAttribute>;

export const HsdsOrganization = z.object({ id: z.string(), name: z.string(), description: z.string() });

export const HsdsService = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
  organization: HsdsOrganization.optional(),
  alternate_name: z.string().optional(),
  description: z.string().optional(),
  url: z.string().optional(),
  additional_urls: z.array(HsdsUrl).optional(),
  email: z.string().optional(),
  contacts: z.array(HsdsContact).optional(),
  minimum_age: z.number().optional(),
  maximum_age: z.number().optional(),
  assured_date: z.string().optional(),
  phones: z.array(HsdsPhone).optional(),
  schedules: z.array(HsdsSchedule).optional(),
  service_areas: z.array(z.object({ id: z.string(), name: z.string().optional() })).optional(),
  service_at_locations: z.array(HsdsServiceAtLocation).optional(),
  languages: z.array(z.object({ id: z.string(), code: z.string().optional(), name: z.string().optional() })).optional(),
  attributes: z.array(HsdsAttribute).optional(),
});
export type HsdsService = z.infer<typeof HsdsService>;

/** One page of services, as `GET /services` of an HSDS API answers. */
export const HsdsServices = z.object({
  total_items: z.number(),
  total_pages: z.number(),
  page_number: z.number(),
  size: z.number(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(HsdsService),
});
export type HsdsServices = z.infer<typeof HsdsServices>;
