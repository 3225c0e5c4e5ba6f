import type { CaseOpening } from "../../src/core/casework/case-opening.ts";

/** A つなぐシート of somebody who said nothing but hello; tests add what matters to them. */
export function caseSheet(sheet: Partial<CaseOpening> = {}): CaseOpening {
  const lead = { id: "fukushi", kind: "department" as const, name: "地域共生推進課" };
  return {
    caseId: "case-1",
    eventId: "event-1",
    city: "kokubunji",
    conversationId: "conversation-1",
    at: "2026-11-20T01:00:00Z",
    reason: "handoff",
    language: "ja",
    about: null,
    ageBand: null,
    area: null,
    domains: [],
    mainTopic: null,
    topics: [],
    urgent: null,
    danger: { tier: 3, kinds: [], evidence: [] },
    words: [],
    understanding: null,
    wishes: {},
    consent: { scope: "none", offices: [], wording: "", language: "ja", at: "2026-11-20T01:00:00Z", how: "tapped" },
    route: { lead, with: [], because: [], fallbacks: [] },
    flowRevision: "r1",
    ...sheet,
  };
}
