import type { CaseOpening, Consent, OwnWords } from "../casework/case-opening.ts";
import { findRoute } from "../casework/find-route.ts";
import type { Route } from "../casework/route.ts";
import type { Script } from "../script.ts";
import { shortId } from "../short-id.ts";
import { type Draft, withEffects, withSession } from "./draft.ts";
import { aboutOf, ageOf, areaOf, domainsOf, mainTopicOf, topicsOf, urgentOf, wishesOf } from "./known.ts";
import { routeQuery } from "./route-query.ts";

/**
 * Describes the case to be opened. A case raised earlier for danger in this consultation is completed instead of opening a
 * second one: one person, one story, one case. For danger, only what is needed to help goes along: `alarming`, the words that
 * alarmed, and whose age and area it is; the rest stays in the live store until the resident decides.
 */
export function openCase(
  script: Script,
  draft: Draft,
  reason: CaseOpening["reason"],
  alarming: OwnWords[] = [],
): Draft {
  const { session, event } = draft;
  const handoff = reason === "handoff";
  const raised = session.case !== null && session.case.phase !== "closed" ? session.case : null;
  const caseId = raised?.id ?? `case-${shortId(`${session.conversationId}:${event.id}`)}`;
  const route = routeFor(script, draft, reason);
  const main = mainTopicOf(session);
  const opening: CaseOpening = {
    caseId,
    eventId: event.id,
    city: session.city,
    conversationId: session.conversationId,
    at: event.at,
    reason,
    language: session.language,
    about: aboutOf(session),
    ageBand: ageOf(session),
    area: areaOf(session),
    domains: domainsOf(session),
    mainTopic: handoff ? main : null,
    topics: handoff ? topicsOf(session).filter((topic) => topic !== main) : [],
    urgent: urgentOf(session),
    danger: session.danger,
    words: handoff ? session.words : alarming,
    understanding: handoff ? session.understanding : null,
    wishes: handoff ? wishesOf(session) : {},
    consent: handoff ? (session.consent ?? notAsked(draft)) : notAsked(draft),
    route,
    flowRevision: session.revision,
  };
  const known = raised ?? {
    id: caseId,
    reason,
    receipt: null,
    holder: null,
    answerBy: null,
    phase: "opening" as const,
    acceptedAt: null,
  };
  const opened = withEffects(withSession(draft, { case: known, route: reason === "danger" ? session.route : route }), {
    type: "open_case",
    opening,
  });
  return handoff ? handOverShown(opened, caseId) : opened;
}

/** What she showed before becomes part of the conversation that staff see; with a consent the record fetches it from LINE. */
function handOverShown(draft: Draft, caseId: string): Draft {
  const told = draft.session.shown.map((each) => ({ type: "add_message" as const, caseId, text: null, ...each }));
  return withEffects(withSession(draft, { shown: [] }), ...told);
}

/** Without consent, and where danger speaks before any was asked, only the city's lead department learns of it. */
function routeFor(script: Script, draft: Draft, reason: CaseOpening["reason"]): Route {
  const { session } = draft;
  const consent = reason === "danger" ? "none" : (session.consent?.scope ?? "none");
  return findRoute(script.city, routeQuery(session, draft.event.at, consent), script.holidays);
}

function notAsked(draft: Draft): Consent {
  return {
    scope: "none",
    offices: [],
    wording: "",
    language: draft.session.language,
    at: draft.event.at,
    how: "not_asked",
  };
}
