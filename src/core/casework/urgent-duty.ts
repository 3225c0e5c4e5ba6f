import type { City } from "../city/city.ts";
import type { DangerTier } from "../triage/understanding.ts";
import type { Moment } from "./moment.ts";
import type { Reason, Receiver } from "./route.ts";
import { departmentReceiver, leadReceiver } from "./route-receivers.ts";

/** Danger of this tier or worse is the city's urgent duty. */
export const HIGH_DANGER = 1;

/**
 * What a city's plan says of urgent cases, where danger is high: who is told besides the office that leads, and, while the city hall
 * is closed, what holds at night. Nothing where the plan says nothing.
 */
export function urgentDuty(
  city: City,
  query: { tier: DangerTier },
  { hallOpen }: Moment,
): { beside: Receiver[]; because: Reason[] } {
  if (query.tier > HIGH_DANGER) return { beside: [], because: [] };
  const onDuty = city.departments.find(({ id }) => id === city.urgent.receiver);
  const told: Reason[] = onDuty === undefined ? [] : [{ code: "urgent", params: { office: onDuty.name } }];
  const { night } = city.urgent;
  const atNight: Reason[] =
    night !== null && !hallOpen
      ? [{ code: "night", params: { night, office: (onDuty ?? leadReceiver(city)).name } }]
      : [];
  return { beside: onDuty === undefined ? [] : [departmentReceiver(onDuty)], because: [...told, ...atNight] };
}
