import { z } from "zod";
import { DangerKind, DangerTier } from "../triage/understanding.ts";

/** Alerts that wait for a person, and the figures: what the desk's API answers beside the cases themselves. */

const at = z.iso.datetime({ offset: true });

/** A danger alert that no person has acknowledged. `caseId` null: she is told of it, but may not open the case. */
export const AlarmLine = z.strictObject({
  caseId: z.string().nullable(),
  receipt: z.string(),
  tier: DangerTier,
  kinds: z.array(DangerKind),
  holder: z.string(),
  since: at,
  rung: z.number().int().min(0).max(3),
});
export type AlarmLine = z.infer<typeof AlarmLine>;

/** The figures are of cases opened in so many days, and of those open now. */
export const FIGURE_DAYS = 90;

/** How an office's residents fare. Medians in minutes on the clock, null where nothing was counted. */
export const OfficeFigures = z.strictObject({
  office: z.strictObject({ id: z.string(), name: z.string() }),
  cases: z.number().int(),
  open: z.number().int(),
  unaccepted: z.number().int(),
  /** Open, and nobody has reached the resident yet. */
  unreached: z.number().int(),
  overdue: z.number().int(),
  /** With the coordinators to move. */
  stuck: z.number().int(),
  unheard: z.number().int(),
  hops: z.number().int(),
  /** Passed on more than once. */
  wandered: z.number().int(),
  acceptMinutes: z.number().int().nullable(),
  contactMinutes: z.number().int().nullable(),
});
export type OfficeFigures = z.infer<typeof OfficeFigures>;
export const Figures = z.strictObject({ days: z.number().int(), offices: z.array(OfficeFigures) });
export type Figures = z.infer<typeof Figures>;
