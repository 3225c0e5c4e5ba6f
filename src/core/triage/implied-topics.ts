import type { Topic } from "../domain.ts";
import type { FinerTopic } from "./understanding.ts";

/** The topic of the national form under which a finer one falls, where there is one (training/LABELS.md). */
const STANDARD: Partial<Record<FinerTopic, Topic>> = {
  neighbours: "community",
  dementia: "care",
  school_refusal: "withdrawal",
  hikikomori: "withdrawal",
  dv: "violence",
  mental: "health",
  handbook: "health",
  public_health: "health",
  pregnancy: "childcare",
  hoarding: "housing",
};

/** What must not be written twice: the standard topics that follow from finer ones, from dangers and from whose child it is. */
export function impliedTopics(
  topics: readonly string[],
  domains: readonly string[],
  danger: readonly string[],
): ReadonlySet<Topic> {
  const implied = new Set<Topic>();
  for (const [finer, standard] of Object.entries(STANDARD)) if (topics.includes(finer)) implied.add(standard);
  if (topics.includes("development")) implied.add(domains.includes("disability") ? "health" : "childcare");
  if (danger.some((each) => /^(abuse|dv)\d/.test(each))) implied.add("violence");
  return implied;
}
