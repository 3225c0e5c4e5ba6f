import { z } from "zod";

/** What our own record can count: cases opened, ended as linked to another agency, ended with a support plan. */
export const PlanCount = z.enum(["cases", "linked", "plans"]);
export type PlanCount = z.infer<typeof PlanCount>;

/** 目標指標: what the plan counts, with its value where the plan gives one. A blank in the plan is null, never 0. */
export const Indicator = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** The programme it measures, with its number: 「⑤ 自立相談支援室の設置」. */
  programme: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  current: z.number().nullable(),
  target: z.number().nullable(),
  /** The year of the target, as printed: 「令和8年度」. */
  target_year: z.string().nullable(),
  /** What of our own stands beside it on the desk; null: we count nothing that is the same. */
  counts: PlanCount.nullable().default(null),
  source: z.string(),
  assured: z.iso.date().nullable(),
});
export type Indicator = z.infer<typeof Indicator>;
