import { z } from "zod";
import type { City } from "../city/city.ts";
import { describeHours } from "../city/describe-hours.ts";
import { DOMAINS, Domain } from "../domain.ts";
import { type Office, officesOf } from "./office.ts";

/** One office as 相談機関一覧表 prints it. What the city has not said is null, and is shown as 「確認中」. */
export const OfficeLine = z.strictObject({
  id: z.string(),
  /** With their number, where the plan counts offices without naming them: 「親子ひろば（8か所）」. */
  name: z.string(),
  /** What it is: 「地域包括支援センター」, 「所管課」. */
  type: z.string().nullable(),
  /** The city's own words for its domains. */
  domains: z.array(z.string()),
  /** Name of the department it belongs to. */
  department: z.string().nullable(),
  phone: z.string().nullable(),
  fax: z.string().nullable(),
  email: z.string().nullable(),
  /** A page on which one writes to the office. */
  form: z.string().nullable(),
  /** The office's own LINE account. */
  line: z.string().nullable(),
  address: z.string().nullable(),
  url: z.string().nullable(),
  hours: z.string().nullable(),
  /** Names of the areas served; null: the whole city; empty: a part of it that the plan does not name. */
  areas: z.array(z.string()).nullable(),
  ages: z.string().nullable(),
  note: z.string().nullable(),
  source: z.string(),
  assured: z.string().nullable(),
});
export type OfficeLine = z.infer<typeof OfficeLine>;

/** GET /api/directory: who is asked about what, domain by domain as the city calls them; then who works after a plan is made. */
export const OfficeList = z.strictObject({
  city: z.string(),
  plan: z.string(),
  staleNote: z.string().nullable(),
  domains: z.array(z.strictObject({ domain: Domain, name: z.string(), lines: z.array(OfficeLine) })),
  lead: OfficeLine.nullable(),
  others: z.array(OfficeLine),
});
export type OfficeList = z.infer<typeof OfficeList>;

/** The list of a city's offices for people to read. `stale`: the plan's period is over, so that its note is shown. */
export function officeList(city: City, stale: boolean): OfficeList {
  const offices = officesOf(city).filter(({ status }) => status !== "closed");
  const receivers = offices.filter(receivesCases).toSorted(agenciesFirst);
  const lead = offices.find(({ id }) => id === city.lead_department);
  const domains = DOMAINS.map((domain) => ({
    domain,
    offices: receivers.filter((office) => servesDomain(city, office, domain)),
  }));
  const placed = new Set([lead, ...domains.flatMap((each) => each.offices)]);
  return {
    city: city.name,
    plan: city.plan.title,
    staleNote: stale ? city.plan.stale_note : null,
    domains: domains
      .map((each) => ({
        domain: each.domain,
        name: city.domains[each.domain],
        lines: each.offices.map((office) => officeLine(city, office)),
      }))
      .filter(({ lines }) => lines.length > 0),
    lead: lead === undefined ? null : officeLine(city, lead),
    others: offices.filter((office) => !placed.has(office)).map((office) => officeLine(city, office)),
  };
}

/** One office in words. */
export function officeLine(city: City, office: Office): OfficeLine {
  const agency = office.kind === "agency" ? office : null;
  return {
    id: office.id,
    name: agency !== null && agency.count > 1 ? `${office.name}（${agency.count}か所）` : office.name,
    type: agency === null ? "所管課" : agency.type,
    domains: office.domains.map((domain) => city.domains[domain]),
    department: city.departments.find(({ id }) => id === agency?.department)?.name ?? null,
    phone: office.phone,
    fax: office.fax,
    email: office.email,
    form: office.form_url,
    line: office.line,
    address: office.address,
    url: office.url,
    hours: office.hours === null ? null : describeHours(office.hours, "ja"),
    areas: agency?.catchment?.map((id) => areaName(city, id)) ?? null,
    ages: agency === null ? null : agesInWords(agency.ages),
    note: agency?.note ?? null,
    source: office.source,
    assured: office.assured,
  };
}

/** By a domain of its own, or by a window that leads to it (鶴岡's 教育の相談 has no domain). */
function servesDomain(city: City, office: Office, domain: Domain): boolean {
  const window = city.windows.some(({ receiver, domains }) => receiver === office.id && domains.includes(domain));
  return window || office.domains.includes(domain);
}

function receivesCases(office: Office): boolean {
  return office.kind === "department" || office.role === "intake";
}

function agenciesFirst(a: Office, b: Office): number {
  const rank = (office: Office) => (office.kind === "agency" ? office.order : Number.MAX_SAFE_INTEGER);
  return rank(a) - rank(b);
}

function areaName(city: City, id: string): string {
  return city.areas.find((area) => area.id === id)?.name ?? id;
}

/** 「18〜64歳」, 「18歳から」, 「17歳まで」; null when everybody is served. */
function agesInWords(ages: { from: number | null; to: number | null } | null): string | null {
  if (ages === null || (ages.from === null && ages.to === null)) return null;
  if (ages.from === null) return `${ages.to}歳まで`;
  return ages.to === null ? `${ages.from}歳から` : `${ages.from}〜${ages.to}歳`;
}
