import type { AgeBand, Domain, Topic } from "../domain.ts";

type Life = "minor" | "adult" | "old";

/** Which domains a tapped topic belongs to, most likely first, by the age of the person in trouble (facts/domain.md §5). */
export const topicsToDomain = {
  health: { minor: ["disability", "child"], adult: ["disability"], old: ["elderly", "disability"] },
  housing: { minor: ["poverty", "child"], adult: ["poverty"], old: ["poverty"] },
  income: { minor: ["poverty", "child"], adult: ["poverty"], old: ["poverty"] },
  rent: { minor: ["poverty"], adult: ["poverty"], old: ["poverty"] },
  bills: { minor: ["poverty"], adult: ["poverty"], old: ["poverty"] },
  debt: { minor: ["poverty"], adult: ["poverty"], old: ["poverty"] },
  job: { minor: ["poverty"], adult: ["poverty"], old: ["poverty"] },
  work: { minor: ["poverty", "other"], adult: ["poverty", "other"], old: ["poverty", "other"] },
  community: { minor: ["other"], adult: ["other"], old: ["other"] },
  family: { minor: ["child"], adult: ["other"], old: ["other"] },
  childcare: { minor: ["child"], adult: ["child"], old: ["child"] },
  // a minor who taps 介護 looks after somebody: ヤングケアラー
  care: { minor: ["child", "elderly"], adult: ["elderly"], old: ["elderly"] },
  withdrawal: { minor: ["child"], adult: ["poverty"], old: ["poverty"] },
  violence: { minor: ["child"], adult: ["other"], old: ["elderly"] },
  food: { minor: ["poverty", "child"], adult: ["poverty"], old: ["poverty"] },
  other: { minor: ["other"], adult: ["other"], old: ["other"] },
} as const satisfies Record<Topic, Record<Life, readonly Domain[]>>;

/**
 * The domains of topics a resident tapped instead of typing: each once, the first topic's first.
 * @param ageBand of the person in trouble; without it an adult is assumed.
 */
export function domainsOfTopics(topics: readonly Topic[], ageBand?: AgeBand): Domain[] {
  if (topics.length === 0) return [];
  const life = lifeOf(ageBand);
  return [...new Set(topics.flatMap((topic) => topicsToDomain[topic][life]))];
}

function lifeOf(ageBand: AgeBand | undefined): Life {
  switch (ageBand) {
    case "0-5":
    case "6-17":
      return "minor";
    case "65-74":
    case "75+":
      return "old";
    case "18-39":
    case "40-64":
    case undefined:
      return "adult";
    default:
      return ageBand satisfies never;
  }
}
