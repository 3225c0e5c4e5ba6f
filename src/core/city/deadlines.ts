import { z } from "zod";

const Minutes = z.number().int().positive();
const Steps = z.strictObject({ remind: Minutes, climb: Minutes });

/**
 * How long a city lets a case wait, in minutes. `danger` (tiers 0 and 1) counts on the clock, day and night; `others` only while the
 * office that has the case is open. A city's own to decide: `proposed` says that these are still ours.
 */
export const Deadlines = z.strictObject({
  proposed: z.boolean(),
  /** Until somebody accepts it: a reminder to the office, then one step up after another. */
  accept: z.strictObject({ danger: Steps, others: Steps }),
  /** Until the first contact, when the date once promised is over; and between the steps when that date passes, too. */
  contact: z.strictObject({ danger: Minutes, others: Minutes }),
  /** Days after which somebody looks again at a case that is being worked on. */
  review_days: z.number().int().positive(),
  /** After a danger alert that nobody has acknowledged: minutes on the clock until the next ones are told. */
  alarm: z.strictObject({ lead: Minutes, coordinators: Minutes, everybody: Minutes }),
});
export type Deadlines = z.infer<typeof Deadlines>;

/** No plan says how long; these stand until a city says otherwise. */
export const PROPOSED_DEADLINES: Deadlines = {
  proposed: true,
  accept: { danger: { remind: 15, climb: 30 }, others: { remind: 120, climb: 240 } },
  contact: { danger: 120, others: 480 },
  review_days: 30,
  alarm: { lead: 5, coordinators: 10, everybody: 15 },
};
