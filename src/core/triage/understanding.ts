import { z } from "zod";
import { Domain, Topic } from "../domain.ts";

/** Danger tiers (facts: crisis pattern): 0 now, 1 high, 2 low but worrying, 3 none. A smaller number is worse. */
export const DangerTier = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type DangerTier = z.infer<typeof DangerTier>;

export const DANGER_KINDS = ["suicide", "abuse", "dv", "danger", "destitution"] as const;
export const DangerKind = z.enum(DANGER_KINDS);
export type DangerKind = z.infer<typeof DangerKind>;

/** Words of the resident that led to a conclusion, so that staff see why and can correct it. */
export const Evidence = z.strictObject({ text: z.string(), rule: z.string() });
export type Evidence = z.infer<typeof Evidence>;

export const Danger = z.strictObject({ tier: DangerTier, kinds: z.array(DangerKind), evidence: z.array(Evidence) });
export type Danger = z.infer<typeof Danger>;

/** What a story is about, as a machine understands it. Always shown to the resident to confirm or correct. */
export const Understanding = z.strictObject({
  domains: z.array(z.strictObject({ domain: Domain, probability: z.number(), evidence: z.array(Evidence) })),
  topics: z.array(z.strictObject({ topic: Topic, evidence: z.array(Evidence) })),
  patterns: z.array(z.string()),
  kind: z.enum(["consultation", "question", "greeting", "thanks", "other"]),
  sure: z.boolean(),
});
export type Understanding = z.infer<typeof Understanding>;
