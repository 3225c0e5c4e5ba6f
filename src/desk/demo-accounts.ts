import { receiversOf } from "../core/casework/receivers.ts";
import type { Receiver } from "../core/casework/route.ts";
import type { DemoAccount } from "../core/casework/views.ts";
import type { City } from "../core/city/city.ts";

/** An account to try the desk with. `featured` ones are always offered; the others when their office has something to do. */
export type DemoPost = {
  account: Omit<DemoAccount, "waiting">;
  email: string;
  receiverId: string | null;
  featured: boolean;
};

/** A top-level domain that can never be an address (RFC 2606). */
const DEMO_DOMAIN = "demo.invalid";
const FEATURED_AGENCIES = 3;

export function isDemoEmail(email: string): boolean {
  return email.endsWith(`@${DEMO_DOMAIN}`);
}

/** One account for each receiver of a city, and its coordinator, administrator and auditor. Role names, not invented people. */
export function demoAccountsOf(city: City): DemoPost[] {
  const featured = featuredIds(city);
  const offices = receiversOf(city)
    .toSorted((a, b) => rankIn(featured, a.id) - rankIn(featured, b.id))
    .map((receiver) => atOffice(city, receiver, featured.includes(receiver.id)));
  return [
    ...offices.filter((post) => post.featured),
    forCity(city, "coordinator", "包括化推進員"),
    forCity(city, "administrator", "管理者"),
    forCity(city, "auditor", "監査"),
    ...offices.filter((post) => !post.featured),
  ];
}

/** Agencies of different domains, so that one sees cases go different ways; then the lead department. */
function featuredIds(city: City): string[] {
  const intake = city.agencies.filter((agency) => agency.role === "intake").toSorted((a, b) => a.order - b.order);
  const oneOfDomain = [...Map.groupBy(intake, (agency) => agency.domains[0]).values()].flatMap((same) =>
    same.slice(0, 1),
  );
  return [...oneOfDomain.slice(0, FEATURED_AGENCIES).map((agency) => agency.id), city.lead_department];
}

function rankIn(featured: readonly string[], id: string): number {
  const place = featured.indexOf(id);
  return place === -1 ? featured.length : place;
}

function atOffice(city: City, receiver: Receiver, featured: boolean): DemoPost {
  const short = city.agencies.find((agency) => agency.id === receiver.id)?.short;
  const account = {
    id: `${city.id}.${receiver.id}`,
    name: `${short ?? receiver.name} 相談員（体験用）`,
    role: "staff" as const,
    city: city.id,
    cityName: city.name,
    office: receiver.name,
  };
  return { account, email: `${account.id}@${DEMO_DOMAIN}`, receiverId: receiver.id, featured };
}

function forCity(city: City, role: "coordinator" | "administrator" | "auditor", title: string): DemoPost {
  const account = {
    id: `${city.id}.${role}`,
    name: `${city.name} ${title}（体験用）`,
    role,
    city: city.id,
    cityName: city.name,
    office: null,
  };
  return { account, email: `${account.id}@${DEMO_DOMAIN}`, receiverId: null, featured: true };
}
