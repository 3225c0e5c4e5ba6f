import type { City } from "../city/city.ts";
import { findArea } from "../city/find-area.ts";
import type { About, AgeBand, Domain, Topic } from "../domain.ts";
import type { Language } from "../language.ts";
import type { DangerKind, DangerTier } from "../triage/understanding.ts";
import { type Moment, momentOf } from "./moment.ts";
import type { Reason, Receiver, Route } from "./route.ts";
import { type DomainRoute, routeDomain } from "./route-domain.ts";
import { routeByHub } from "./route-hub.ts";
import { routeLanguage } from "./route-language.ts";
import { leadReceiver } from "./route-receivers.ts";
import { standIn } from "./stand-in.ts";
import { HIGH_DANGER, urgentDuty } from "./urgent-duty.ts";

/** What is known of a consultation when its route is asked for. `at` is ISO 8601 with an offset. */
export type RouteQuery = {
  /** The first one leads; the others take part. Empty counts as `other`. */
  domains: readonly Domain[];
  /** ◎ the worst one: its window is looked for first. Its domain has to come first in `domains`. */
  mainTopic?: Topic | null;
  topics: readonly Topic[];
  /** Patterns and finer topics of the story (signs-of.ts). */
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

const NO_HOLIDAYS: ReadonlySet<string> = new Set();

/**
 * Where a consultation goes. Total: every query has a receiver, and the last to fall back on is the lead department
 * (which is alone, without fallbacks, when it leads itself).
 */
export function findRoute(
  city: City,
  { at, ...query }: RouteQuery,
  holidays: ReadonlySet<string> = NO_HOLIDAYS,
): Route {
  return routeIn(city, query, momentOf(city, at, holidays));
}

/** A query whose time has been read: what follows sees only the moment. */
type Timeless = Omit<RouteQuery, "at">;

function routeIn(city: City, query: Timeless, moment: Moment): Route {
  const last = leadReceiver(city);
  if (query.consent === "city_only" || query.consent === "none") return leadOnly(city, query, moment);

  const domains = domainsToTell(query);
  const mainTopic = query.mainTopic == null ? [] : [query.mainTopic];
  const known = {
    topics: [...mainTopic, ...query.topics],
    patterns: query.patterns,
    areaId: city.areas.find((area) => area.id === query.area?.id)?.id ?? null,
    ...{ ageBand: query.ageBand, language: query.language },
  };
  const routes = routeByHub(city, domains, known) ?? domains.map((domain) => routeDomain(city, domain, known));
  const [first, ...others] = routes.map((route) => standIn(city, route, moment));
  if (first === undefined) throw new Error("a route without a domain");
  const urgent = urgentDuty(city, query, moment);
  const spoken = routeLanguage(city, first.receiver, { ...known, domains, moment });
  const beside = without(
    [first.receiver],
    [...others.map(({ receiver }) => receiver), ...spoken.beside, ...urgent.beside],
  );
  return {
    lead: first.receiver,
    with: beside,
    because: [
      ...reasons([first, ...others]),
      ...together(query, first.receiver, beside),
      ...fromOutside(city, query, first.receiver),
      ...spoken.because,
      ...urgent.because,
    ],
    fallbacks: without([first.receiver], [...first.above, last]),
  };
}

/**
 * Troubles that two domains carry together: the story is told once, to both. 8050: the old parent's care and the child's living;
 * double care: the child and the parent who is cared for (facts: 「2つの窓口に言わなきゃいけない」 is the pain).
 */
const CARRIED_TOGETHER: Readonly<Record<string, readonly Domain[]>> = {
  "8050": ["elderly", "poverty"],
  double_care: ["elderly", "child"],
};

/** The domains as understood, the first one leading, and those that a pattern adds. */
function domainsToTell({ domains, patterns }: Timeless): Domain[] {
  const added = patterns.flatMap((pattern) => CARRIED_TOGETHER[pattern] ?? []);
  const all = [...new Set([...domains, ...added])];
  return all.length === 0 ? ["other"] : all;
}

function together({ patterns }: Timeless, lead: Receiver, beside: readonly Receiver[]): Reason[] {
  if (beside.length === 0 || !patterns.some((pattern) => pattern in CARRIED_TOGETHER)) return [];
  const others = beside.map(({ name }) => name).join("・");
  return [{ code: "together", params: { office: lead.name, others } }];
}

/** Who lives in another city is still helped, and told that the own city's hall is there too. */
function fromOutside(city: City, { area }: Timeless, lead: Receiver): Reason[] {
  if (area === null || area.id !== null) return [];
  const found = findArea(city, area.said);
  return found.kind === "outside" && found.place !== null
    ? [{ code: "outside", params: { place: found.place, office: lead.name } }]
    : [];
}

/**
 * The resident did not agree to offices being told: the city's own lead department keeps it, and nobody else hears of it.
 * Danger goes to the department that the city named for it, where it named one.
 */
function leadOnly(city: City, query: Timeless, moment: Moment): Route {
  const last = leadReceiver(city);
  const danger = query.tier <= HIGH_DANGER;
  const urgent = urgentDuty(city, query, moment);
  const lead = urgent.beside[0] ?? last;
  const night = urgent.because.filter((reason) => reason.code === "night");
  // Nobody else is told, whoever speaks the language.
  const interpreter = routeLanguage(city, lead, {
    ...{ domains: [], areaId: null, ageBand: query.ageBand, language: query.language, moment },
  }).because;
  const code = danger ? "danger" : "consent_city_only";
  return {
    lead,
    with: [],
    because: [{ code, params: { office: lead.name } }, ...interpreter, ...night],
    fallbacks: without([lead], [last]),
  };
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
