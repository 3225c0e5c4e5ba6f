import { Agency, type City, Department } from "../core/city/city.ts";
import { type Office, officesOf } from "../core/directory/office.ts";
import type { OfficeField, OfficePatch } from "./directory-diff.ts";
import type { HsdsAttribute, HsdsService, HsdsServices } from "./hsds.ts";
import { DOMAIN, FORM_LABEL, HOLIDAYS, hsdsId, MAPPED, OWN, YEAR_END } from "./hsds-names.ts";
import { writeSchedules } from "./hsds-schedules.ts";

/**
 * A city's directory as Open Referral HSDS 3.x: one page of services, each with its organization (the city), location, areas,
 * schedules and phone. An empty list says that a thing is not known; what HSDS has no word for travels as attributes.
 */
export function exportHsds(city: City): HsdsServices {
  const contents = officesOf(city).map((office) => serviceOf(city, office));
  return {
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents,
  };
}

function serviceOf(city: City, office: Office): HsdsService {
  const name = [city.id, office.id];
  return {
    id: hsdsId(...name),
    name: office.name,
    status: "active",
    organization: { id: hsdsId(city.id), name: city.name, description: city.plan.title },
    ...(office.url === null ? {} : { url: office.url }),
    ...(office.assured === null ? {} : { assured_date: office.assured }),
    ...(office.email === null ? {} : { email: office.email }),
    additional_urls:
      office.form_url === null ? [] : [{ id: hsdsId(...name, "form"), label: FORM_LABEL, url: office.form_url }],
    phones: [
      ...(office.phone === null ? [] : [{ id: hsdsId(...name, "phone"), number: office.phone, type: "voice" }]),
      ...(office.fax === null ? [] : [{ id: hsdsId(...name, "fax"), number: office.fax, type: "fax" }]),
    ],
    schedules: office.hours === null ? [] : writeSchedules(office.hours, ...name),
    service_at_locations: office.address === null ? [] : [locationOf(city, office, office.address)],
    ...(office.kind === "agency" ? agencyParts(city, office) : {}),
    attributes: [...domainAttributes(city, office), ...hoursAttributes(city, office), ...ownAttributes(city, office)],
  };
}

function agencyParts(city: City, agency: Extract<Office, { kind: "agency" }>): Partial<HsdsService> {
  const name = [city.id, agency.id];
  const area = (key: string, said: string) => ({ id: hsdsId(...name, "area", key), name: said });
  const areas = agency.catchment?.map((id) => area(id, city.areas.find((each) => each.id === id)?.name ?? id));
  return {
    ...(agency.short === null ? {} : { alternate_name: agency.short }),
    ...(agency.note === null ? {} : { description: agency.note }),
    ...(agency.ages?.from == null ? {} : { minimum_age: agency.ages.from }),
    ...(agency.ages?.to == null ? {} : { maximum_age: agency.ages.to }),
    service_areas: areas ?? [area("", city.name)],
    ...(agency.languages === null
      ? {}
      : { languages: agency.languages.map((code) => ({ id: hsdsId(...name, "language", code), code })) }),
  };
}

function locationOf(city: City, office: Office, address: string) {
  const name = [city.id, office.id, "location"];
  return {
    id: hsdsId(...name, "service"),
    location: {
      id: hsdsId(...name),
      location_type: "physical" as const,
      name: office.name,
      addresses: [
        {
          id: hsdsId(...name, "address"),
          address_1: address,
          city: city.name,
          state_province: city.prefecture,
          // HSDS requires a postal code; a city's plan gives none.
          postal_code: "",
          country: "JP",
          address_type: "physical" as const,
        },
      ],
    },
  };
}

function domainAttributes(city: City, office: Office): HsdsAttribute[] {
  return office.domains.map((domain) => ({
    id: hsdsId(city.id, office.id, "domain", domain),
    link_type: DOMAIN,
    link_entity: "service",
    taxonomy_term: {
      id: hsdsId("domain", domain),
      code: domain,
      name: city.domains[domain],
      description: `相談の分野「${city.domains[domain]}」`,
      taxonomy: DOMAIN,
    },
  }));
}

function hoursAttributes(city: City, office: Office): HsdsAttribute[] {
  if (office.hours === null) return [];
  const { closed_on_holidays, year_end } = office.hours;
  return [
    attribute(city, office, HOLIDAYS, JSON.stringify(closed_on_holidays)),
    ...(year_end === null ? [] : [attribute(city, office, YEAR_END, JSON.stringify(year_end))]),
  ];
}

function ownAttributes(city: City, office: Office): HsdsAttribute[] {
  const fields: readonly OfficeField[] = office.kind === "agency" ? Agency.keyof().options : Department.keyof().options;
  const values: OfficePatch = office;
  return [
    attribute(city, office, `${OWN}kind`, JSON.stringify(office.kind)),
    ...fields
      .filter((field) => !MAPPED.includes(field))
      .map((field) => attribute(city, office, OWN + field, JSON.stringify(values[field]))),
  ];
}

function attribute(city: City, office: Office, link_type: string, value: string): HsdsAttribute {
  return { id: hsdsId(city.id, office.id, link_type), link_type, link_entity: "service", value };
}
