import type { City } from "../city/city.ts";
import type { About, AgeBand, Domain, Topic } from "../domain.ts";
import type { Language } from "../language.ts";
import type { DangerKind, DangerTier } from "../triage/understanding.ts";
import type { Reason, Receiver, Route } from "./route.ts";
import { type DomainRoute, routeDomain } from "./route-domain.ts";
import { leadReceiver } from "./route-receivers.ts";

/** What is known of a consultation when its route is asked for. `at` is ISO 8601 with an offset. */
export type RouteQuery = {
  /** The first one leads; the others take part. Empty counts as `other`. */
  domains: readonly Domain[];
  /** ◎ the worst one: its window is looked for first. Its domain has to come first in `domains`. */
  mainTopic?: Topic | null;
  topics: readonly Topic[];
  patterns: readonly string[];
  /** `id` null: not in the city's table, or the city has none; `said` is kept for people to read. */
  area: { id: string | null; said: string } | null;
  ageBand: AgeBand | null;
  tier: DangerTier;
  kinds: readonly DangerKind[];
  about: About | null;
  /** null: not asked yet, so the route is what we would propose. */
  consent: "share" | "city_only" | "none" | null;
  language: Language;
  at: string;
};

/** Danger of this tier or worse is told to the lead department even without consent. */
const HIGH_DANGER = 1;

/**
 * Where a consultation goes. Total: every query has a receiver, and the last to fall back on is the lead department
 * (which is alone, without fallbacks, when it leads itself).
 */
export function findRoute(city: City, query: RouteQuery): Route {
  const last = leadReceiver(city);
  if (query.consent === "city_only" || query.consent === "none") return leadOnly(last, query.tier);

  const domains: readonly Domain[] = query.domains.length === 0 ? ["other"] : query.domains;
  const mainTopic = query.mainTopic == null ? [] : [query.mainTopic];
  const known = {
    topics: [...mainTopic, ...query.topics],
    areaId: city.areas.find((area) => area.id === query.area?.id)?.id ?? null,
    ageBand: query.ageBand,
  };
  const [first, ...others] = domains.map((domain) => routeDomain(city, domain, known));
  if (first === undefined) throw new Error("a route without a domain");
  return {
    lead: first.receiver,
    with: without(
      [first.receiver],
      others.map(({ receiver }) => receiver),
    ),
    because: reasons([first, ...others]),
    fallbacks: without([first.receiver], [...first.above, last]),
  };
}

/** The resident did not agree to offices being told: the city's own lead department keeps it, and nobody else hears of it. */
function leadOnly(lead: Receiver, tier: DangerTier): Route {
  const code = tier <= HIGH_DANGER ? "danger" : "consent_city_only";
  return { lead, with: [], because: [{ code, params: { office: lead.name } }], fallbacks: [] };
}

/** The receivers in their order, each once, leaving out some. */
function without(left: readonly Receiver[], receivers: readonly Receiver[]): Receiver[] {
  const seen = new Set(left.map(({ id }) => id));
  return receivers.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** One receiver for two domains is explained once for each, but never twice in the same words. */
function reasons(routes: readonly DomainRoute[]): Reason[] {
  const byWords = new Map(routes.flatMap(({ because }) => because).map((reason) => [JSON.stringify(reason), reason]));
  return [...byWords.values()];
}
