import { z } from "zod";
import { Domain, Topic } from "../domain.ts";

/** Finer topics than the 16 of the national form (training/LABELS.md). */
export const FINER_TOPICS = [
  "education",
  "public_health",
  "rights",
  "consumer",
  "tax",
  "foreign",
  "bereavement",
  "neighbours",
  "dementia",
  "development",
  "school_refusal",
  "bullying",
  "hikikomori",
  "dv",
  "mental",
  "handbook",
  "pregnancy",
  "single_parent",
  "guardianship",
  "hoarding",
  "disaster",
  "loneliness",
] as const;
export const FinerTopic = z.enum(FINER_TOPICS);
export type FinerTopic = z.infer<typeof FinerTopic>;

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

export const TALK_KINDS = ["consultation", "question", "greeting", "thanks", "other"] as const;
export type TalkKind = (typeof TALK_KINDS)[number];

/** Whose trouble it is, as far as the words tell. */
export const TroubleOf = z.enum(["self", "other", "unknown"]);

/** Languages that are recognised; the bot speaks fewer (core/language.ts). やさしい日本語 is `ja`. */
export const UNDERSTOOD_LANGUAGES = ["ja", "en", "zh", "ko", "pt", "vi", "tl", "ne"] as const;
export const UnderstoodLanguage = z.enum(UNDERSTOOD_LANGUAGES);
export type UnderstoodLanguage = z.infer<typeof UnderstoodLanguage>;

/**
 * What a story is about, as a machine understands it. Always shown to the resident to confirm or correct. Fields with a default
 * came later: stored cases do not have them.
 */
export const Understanding = z.strictObject({
  domains: z.array(z.strictObject({ domain: Domain, probability: z.number(), evidence: z.array(Evidence) })),
  topics: z.array(z.strictObject({ topic: Topic, evidence: z.array(Evidence), probability: z.number().default(1) })),
  /** Finer than the 16 of the national form (training/LABELS.md). */
  finer: z.array(z.strictObject({ topic: FinerTopic, probability: z.number() })).default([]),
  urgency: Danger.default({ tier: 3, kinds: [], evidence: [] }),
  about: TroubleOf.default("unknown"),
  patterns: z.array(z.string()),
  kind: z.enum(TALK_KINDS),
  language: UnderstoodLanguage.nullable().default(null),
  sure: z.boolean(),
});
export type Understanding = z.infer<typeof Understanding>;
