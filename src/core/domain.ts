import { z } from "zod";

/** 分野: what kind of trouble it is. Several at once are normal. */
export const DOMAINS = ["elderly", "disability", "child", "poverty", "other"] as const;
export const Domain = z.enum(DOMAINS);
export type Domain = z.infer<typeof Domain>;

/**
 * 相談内容: the 16 standard topics of the national 相談受付・申込票 (A票), in its order.
 * Some cities print 子育て and 介護 as one row; we keep them apart and can print either way.
 */
export const TOPICS = [
  "health",
  "housing",
  "income",
  "rent",
  "bills",
  "debt",
  "job",
  "work",
  "community",
  "family",
  "childcare",
  "care",
  "withdrawal",
  "violence",
  "food",
  "other",
] as const;
export const Topic = z.enum(TOPICS);
export type Topic = z.infer<typeof Topic>;

/** Whose trouble it is, as the person writing to us says. The subject is often not the speaker; consent differs. */
export const ABOUTS = ["self", "family", "neighbour", "supporter"] as const;
export const About = z.enum(ABOUTS);
export type About = z.infer<typeof About>;

/** Age bands of the person in trouble. 40 and 65 are where care insurance begins; 18 where child welfare ends. */
export const AGE_BANDS = ["0-5", "6-17", "18-39", "40-64", "65-74", "75+"] as const;
export const AgeBand = z.enum(AGE_BANDS);
export type AgeBand = z.infer<typeof AgeBand>;
