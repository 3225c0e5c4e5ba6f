import { z } from "zod";

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
  source: z.string(),
  assured: z.iso.date().nullable(),
});
export type Indicator = z.infer<typeof Indicator>;
