import { DOMAINS, TOPICS } from "../../domain.ts";
import { DANGER_KINDS, FINER_TOPICS, UNDERSTOOD_LANGUAGES } from "../understanding.ts";

/** Patterns of households (training/LABELS.md). */
export const LEARNED_PATTERNS = [
  "8050",
  "double_care",
  "young_carer",
  "hikikomori",
  "hoarding",
  "single_parent",
  "dementia_under_65",
  "old_with_disability",
  "fraud",
  "foreign",
  "third_party",
  "isolated_pregnancy",
  "ex_prisoner",
  "no_relatives",
  "evacuee",
] as const;

/** What is said when there is no trouble (training/LABELS.md, kind). */
export const LEARNED_KINDS = ["greeting", "thanks", "question", "complaint", "other"] as const;

/** Heads that decide routes and safety: what the model knows is chosen for these. */
const MAIN_HEADS: readonly string[] = [
  ...DOMAINS.map((domain) => `domain:${domain}`),
  ...DOMAINS.map((domain) => `first:${domain}`),
  "trouble",
  ...["any", ...DANGER_KINDS].flatMap((kind) => [0, 1, 2].map((tier) => `danger:${kind}${tier}`)),
  "harmless",
];
export const MAIN_COUNT = MAIN_HEADS.length;

/**
 * What the model answers, each yes or no with a probability. `first:` is which domain comes first, `danger:<kind><n>` whether that
 * kind is there with tier n or worse, `harmless` whether something only sounds like danger.
 */
export const HEADS: readonly string[] = [
  ...MAIN_HEADS,
  ...[...TOPICS, ...FINER_TOPICS].map((topic) => `topic:${topic}`),
  ...["s", "o", "u"].map((about) => `about:${about}`),
  ...LEARNED_PATTERNS.map((pattern) => `pattern:${pattern}`),
  ...LEARNED_KINDS.map((kind) => `kind:${kind}`),
  ...UNDERSTOOD_LANGUAGES.map((language) => `language:${language}`),
];
