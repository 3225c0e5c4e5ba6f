import type { City } from "../city/city.ts";
import { isNamed } from "../city/is-named.ts";
import type { Receiver } from "./route.ts";
import { agencyReceiver, departmentReceiver } from "./route-receivers.ts";

/** Everybody in a city who can be handed a case: its intake agencies, then its departments, the lead department last. */
export function receiversOf(city: City): Receiver[] {
  const agencies = city.agencies
    .filter((agency) => agency.role === "intake" && isNamed(city, agency))
    .toSorted((a, b) => a.order - b.order)
    .map(agencyReceiver);
  const departments = city.departments
    .toSorted((a, b) => Number(a.id === city.lead_department) - Number(b.id === city.lead_department))
    .map(departmentReceiver);
  return [...agencies, ...departments];
}

/** null when no one of this id receives cases in this city. */
export function findReceiver(city: City, id: string): Receiver | null {
  return receiversOf(city).find((receiver) => receiver.id === id) ?? null;
}
