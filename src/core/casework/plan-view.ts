import { z } from "zod";
import { type City, Department } from "../city/city.ts";
import { Criterion } from "../city/criterion.ts";
import { Indicator, PlanCount } from "../city/indicator.ts";
import { Meeting } from "../city/meeting.ts";
import { describeSign } from "../studio/describe-sign.ts";

/** What the record itself counted of a city since a day. Numbers only. */
export const PlanCounts = z.record(PlanCount, z.number().int().min(0));
export type PlanCounts = z.infer<typeof PlanCounts>;

/** GET /api/plan: what the city's plan says of working together, with what we can count ourselves beside its targets. */
export const PlanView = z.strictObject({
  city: z.string(),
  plan: z.strictObject({ title: z.string(), from: z.iso.date(), to: z.iso.date() }),
  /** Said when the plan's period is over. */
  staleNote: z.string().nullable(),
  /** The days in which was counted: this 年度 until today, in Japan. */
  counted: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  indicators: z.array(Indicator.omit({ assured: true }).extend({ count: z.number().int().nullable() })),
  meetings: z.array(Meeting.omit({ assured: true })),
  urgent: z.strictObject({
    receiver: Department.shape.name,
    rule: z.string().nullable(),
    night: z.string().nullable(),
    source: z.string(),
  }),
  /** `seen`: what a machine looks for, in words. */
  criteria: z.array(
    Criterion.pick({ id: true, text: true, proposed: true, source: true }).extend({ seen: z.string() }),
  ),
});
export type PlanView = z.infer<typeof PlanView>;

/** The plan for the desk. `counts` are of the days in `counted`; `stale`: the plan's period is over. */
export function planView(city: City, counts: PlanCounts, counted: PlanView["counted"], stale: boolean): PlanView {
  const { receiver, rule, night, source } = city.urgent;
  const told = city.departments.find(({ id }) => id === (receiver ?? city.lead_department));
  return {
    city: city.name,
    plan: { title: city.plan.title, from: city.plan.from, to: city.plan.to },
    staleNote: stale ? city.plan.stale_note : null,
    counted,
    indicators: city.indicators.map(({ assured: _, ...indicator }) => ({
      ...indicator,
      count: indicator.counts === null ? null : counts[indicator.counts],
    })),
    meetings: city.meetings.map(({ assured: _, ...meeting }) => meeting),
    urgent: { receiver: told?.name ?? "", rule, night, source },
    criteria: city.criteria.map(({ id, text, sign, proposed, source }) => ({
      ...{ id, text, proposed, source },
      seen: describeSign(sign, city.domains),
    })),
  };
}

/** The first day of the 年度 that a day (YYYY-MM-DD, in Japan) is in. */
export function fiscalYearStart(day: string): string {
  const year = Number(day.slice(0, 4));
  return `${day.slice(5) >= "04-01" ? year : year - 1}-04-01`;
}
