import { afterOpenMinutes } from "../city/after-open-minutes.ts";
import type { Agency, City, Department, Hours } from "../city/city.ts";
import { isOpenOffice } from "../city/is-open-office.ts";
import { dayAfter, japanIso, japanTime } from "../city/japan-time.ts";
import type { Domain } from "../domain.ts";
import type { DangerTier } from "../triage/understanding.ts";
import type { Receiver } from "./route.ts";
import { departmentReceiver, leadReceiver } from "./route-receivers.ts";

/** A city's deadlines and chain, for one case. All times are ISO 8601. */
export type Terms = {
  /** When whoever was offered the case is reminded. */
  remindBy(holder: Receiver, at: string): string;
  /** When it moves up. */
  climbBy(holder: Receiver, at: string): string;
  /** A new date for the first contact, when the one promised is over. */
  contactBy(holder: Receiver, at: string): string;
  /** When it is said again, once there is nobody further up. */
  againBy(holder: Receiver, at: string): string;
  reviewBy(at: string): string;
  /** Who gets it next: the domain's department, then the lead department; null: there is nobody above. */
  above(holder: Receiver, at: string): Receiver | null;
  lead: Receiver;
};

/** Tiers of danger that are counted on the clock. */
const DANGER_MAX = 1;
const MINUTE_MS = 60_000;

/** `facts` are those of the case: they decide how much is waited, and which department is the domain's. */
export function termsOf(
  city: City,
  holidays: ReadonlySet<string>,
  facts: { tier: DangerTier; domains: readonly Domain[] },
): Terms {
  const { accept, contact, review_days } = city.deadlines;
  const danger = facts.tier <= DANGER_MAX;
  const steps = danger ? accept.danger : accept.others;
  const open = (holder: Receiver, at: string, minutes: number) =>
    afterOpenMinutes(hoursOf(city, holder.id), at, minutes, holidays);
  const wait = (holder: Receiver, at: string, minutes: number) =>
    danger ? new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString() : open(holder, at, minutes);
  return {
    remindBy: (holder, at) => wait(holder, at, steps.remind),
    climbBy: (holder, at) => wait(holder, at, steps.climb),
    contactBy: (holder, at) => wait(holder, at, danger ? contact.danger : contact.others),
    againBy: (holder, at) => open(holder, at, contact.others),
    reviewBy(at) {
      const { date, minute } = japanTime(at);
      return japanIso(dayAfter(date, review_days).date, minute);
    },
    above: (holder, at) => aboveOf(city, holder, facts.domains, at),
    lead: leadReceiver(city),
  };
}

/** Departments only: an agency that nobody named in a consent is not told of a case because somebody else was slow. */
function aboveOf(city: City, holder: Receiver, domains: readonly Domain[], at: string): Receiver | null {
  const lead = leadReceiver(city);
  if (holder.id === lead.id) return null;
  if (holder.kind === "department") return lead;
  const agency = city.agencies.find((each) => each.id === holder.id);
  const own = city.departments.find((each) => each.id === agency?.department);
  const [domain] = domains;
  const ofDomain = city.departments.find((each) => domain !== undefined && each.domains.includes(domain));
  const department = own ?? ofDomain;
  return department === undefined || !isOpenOffice(department, at) ? lead : departmentReceiver(department);
}

/** Where a plan gives no hours, those of the city hall. */
function hoursOf(city: City, id: string): Hours {
  const office: Agency | Department | undefined =
    city.agencies.find((each) => each.id === id) ?? city.departments.find((each) => each.id === id);
  return office?.hours ?? city.answer_within.working_hours;
}
