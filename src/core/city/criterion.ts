import { z } from "zod";
import { About, Domain } from "../domain.ts";
import { DangerTier } from "../triage/understanding.ts";

/** What can be seen on a sheet. A structured sign: administrators fill in a form, there is no expression language. */
export type Sign =
  | { domains_at_least: number }
  | { domain: z.infer<typeof Domain> }
  | { pattern: string }
  | { topics_at_least: number }
  | { danger_at_most: number }
  | { about: z.infer<typeof About> }
  | { without_consent: true }
  | { no_office: true }
  | { all: Sign[] }
  | { any: Sign[] };

export const Sign: z.ZodType<Sign> = z.lazy(() =>
  z.union([
    z.strictObject({ domains_at_least: z.number().int().min(2) }),
    z.strictObject({ domain: Domain }),
    /** A pattern of triage: "8050", "hoarding", … */
    z.strictObject({ pattern: z.string() }),
    z.strictObject({ topics_at_least: z.number().int().min(2) }),
    /** Danger of this tier or worse (0 is worst). */
    z.strictObject({ danger_at_most: DangerTier }),
    z.strictObject({ about: About }),
    /** Nobody agreed to share it: help is needed and not yet wanted. */
    z.strictObject({ without_consent: z.literal(true) }),
    /** No domain, window or agency fits: 制度の狭間. */
    z.strictObject({ no_office: z.literal(true) }),
    z.strictObject({ all: z.array(Sign).min(1) }),
    z.strictObject({ any: z.array(Sign).min(1) }),
  ]),
);

/**
 * つなぐケースの基準: one reason for which a case may be a matter for 多機関協働. For staff only; nothing is promised to residents.
 * `text` is the plan's (or our) sentence for people; `sign` is what a machine can see of it.
 */
export const Criterion = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  text: z.string(),
  sign: Sign,
  /** The sentence or the sign is ours, until the city decides. */
  proposed: z.boolean(),
  source: z.string(),
  assured: z.iso.date().nullable(),
});
export type Criterion = z.infer<typeof Criterion>;
