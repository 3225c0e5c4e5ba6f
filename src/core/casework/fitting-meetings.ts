import { z } from "zod";
import type { City } from "../city/city.ts";
import { Meeting } from "../city/meeting.ts";
import { Domain } from "../domain.ts";

/** A meeting in which a case may be spoken of, as the case's page names it. */
export const FittingMeeting = Meeting.pick({ id: true, name: true, kind: true, consent: true, host: true, when: true });
export type FittingMeeting = z.infer<typeof FittingMeeting>;

export const FittingMeetings = z.strictObject({
  /** 重層的支援会議 with the person's consent, 支援会議 (法106条の6) without; empty where the city names none. */
  first: z.array(FittingMeeting),
  /** Standing meetings of the case's own domains in which it may be spoken of as well. */
  others: z.array(FittingMeeting.extend({ domain: Domain.nullable() })),
});
export type FittingMeetings = z.infer<typeof FittingMeetings>;

/**
 * Which meetings fit a case that may be one for 多機関協働. `agreed`: the resident agreed that it is shared with offices. A meeting of
 * which the plan does not say whether it needs consent is not offered without one. A person decides; nothing is called together.
 */
export function fittingMeetings(city: City, domains: readonly Domain[], agreed: boolean): FittingMeetings {
  const kind = agreed ? "multi_agency" : "support";
  const open = city.meetings.filter(({ consent }) => agreed || consent === "not_needed");
  const standing = open.filter(({ kind }) => kind === "existing");
  return {
    first: open.filter((meeting) => meeting.kind === kind).map(line),
    others: standing
      .filter(({ domain }) => domain !== null && domains.includes(domain))
      .map((meeting) => ({ ...line(meeting), domain: meeting.domain })),
  };
}

function line({ id, name, kind, consent, host, when }: Meeting): FittingMeeting {
  return { id, name, kind, consent, host, when };
}
