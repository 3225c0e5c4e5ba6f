import type { City } from "../city/city.ts";
import type { Criterion, Sign } from "../city/criterion.ts";
import { signsOf } from "../triage/signs-of.ts";
import type { CaseOpening } from "./case-opening.ts";

/** What of a case the criteria look at. */
export type Seen = Pick<
  CaseOpening,
  "domains" | "mainTopic" | "topics" | "understanding" | "danger" | "about" | "consent" | "reason"
>;

/**
 * The criteria (つなぐケースの基準) by which a case may be a matter for 多機関協働, or null. For staff only: a person decides, and
 * nothing of it is said or promised to residents.
 */
export function coordinationCandidate(city: City, opening: Seen): { met: Criterion[] } | null {
  const met = city.criteria.filter(({ sign }) => shows(city, opening, sign));
  return met.length === 0 ? null : { met };
}

function shows(city: City, opening: Seen, sign: Sign): boolean {
  if ("all" in sign) return sign.all.every((each) => shows(city, opening, each));
  if ("any" in sign) return sign.any.some((each) => shows(city, opening, each));
  if ("domains_at_least" in sign) return new Set(opening.domains).size >= sign.domains_at_least;
  if ("domain" in sign) return opening.domains.includes(sign.domain);
  if ("pattern" in sign) return signsOf(opening.understanding).includes(sign.pattern);
  if ("topics_at_least" in sign) return topicsOf(opening).length >= sign.topics_at_least;
  if ("danger_at_most" in sign) return opening.danger.tier <= sign.danger_at_most;
  if ("about" in sign) return opening.about === sign.about;
  // A case raised for danger was not asked yet: that is no refusal.
  if ("without_consent" in sign) return opening.consent.scope !== "share" && opening.consent.how !== "not_asked";
  return noOffice(city, opening);
}

/** 制度の狭間: a told trouble that is of none of the four domains, and of no window of the city. */
function noOffice(city: City, opening: Seen): boolean {
  const topics = topicsOf(opening);
  const told = opening.reason === "handoff" && topics.length > 0;
  const patterns = signsOf(opening.understanding);
  const window = city.windows.some(
    (each) =>
      each.topics.some((topic) => topics.includes(topic)) ||
      each.patterns.some((pattern) => patterns.includes(pattern)),
  );
  return told && !window && opening.domains.every((domain) => domain === "other");
}

function topicsOf({ mainTopic, topics }: Seen): CaseOpening["topics"] {
  return mainTopic === null ? topics : [mainTopic, ...topics];
}
