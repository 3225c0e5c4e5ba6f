import type { Agency, City, Department } from "../city/city.ts";
import type { Receiver } from "./route.ts";

/** 取りまとめ課: every city has one, and every chain of receivers ends there. */
export function leadReceiver(city: City): Receiver {
  const lead = city.departments.find((department) => department.id === city.lead_department);
  if (lead === undefined)
    throw new Error(`city ${city.id}: no department ${city.lead_department}; check-city should have seen it`);
  return departmentReceiver(lead);
}

export function agencyReceiver({ id, name }: Agency): Receiver {
  return { id, kind: "agency", name };
}

export function departmentReceiver({ id, name }: Department): Receiver {
  return { id, kind: "department", name };
}
