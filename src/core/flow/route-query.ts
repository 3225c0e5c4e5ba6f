import type { RouteQuery } from "../casework/find-route.ts";
import type { Session } from "../session.ts";
import { signsOf } from "../triage/signs-of.ts";
import { aboutOf, ageOf, areaOf, domainsOf, mainTopicOf, topicsOf } from "./known.ts";

/** What routing needs to know, read from a session. `at` decides the office's hours. */
export function routeQuery(session: Session, at: string, consent: RouteQuery["consent"]): RouteQuery {
  return {
    domains: domainsOf(session),
    topics: topicsOf(session),
    mainTopic: mainTopicOf(session),
    patterns: signsOf(session.understanding),
    area: areaOf(session),
    ageBand: ageOf(session),
    tier: session.danger.tier,
    kinds: session.danger.kinds,
    about: aboutOf(session),
    consent,
    language: session.language,
    at,
  };
}
