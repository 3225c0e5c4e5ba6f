import { PROPOSED_DEADLINES } from "../city/deadlines.ts";
import type { Receiver } from "./route.ts";
import type { Terms } from "./terms.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** The proposed deadlines on the clock, for cases of a city whose hours are not known; `last` is the end of every chain. */
export function termsOnTheClock(last: Receiver): Terms {
  const { accept, contact, review_days } = PROPOSED_DEADLINES;
  const after = (minutes: number) => (_holder: Receiver, at: string) =>
    new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString();
  return {
    remindBy: after(accept.others.remind),
    climbBy: after(accept.others.climb),
    contactBy: after(contact.others),
    againBy: after(contact.others),
    reviewBy: (at) => after(review_days * DAY_MINUTES)(last, at),
    above: () => null,
    lead: last,
  };
}
