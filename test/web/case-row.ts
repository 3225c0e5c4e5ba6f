import type { CaseRow } from "../../src/core/casework/views.ts";

/** A case as it stands in a list; tests say only what matters to them. */
export function caseRow(row: Partial<CaseRow> = {}): CaseRow {
  return {
    id: "case-1",
    receipt: "K-0001",
    reason: "handoff",
    status: "offered",
    version: 1,
    holder: { id: "motomachi", kind: "agency", name: "地域包括支援センターもとまち" },
    acceptedBy: null,
    domains: ["elderly"],
    mainTopic: "care",
    tier: 3,
    kinds: [],
    alarm: false,
    alarmRung: 0,
    due: null,
    unheard: false,
    consent: "share",
    about: "self",
    language: "ja",
    openedAt: "2026-11-20T01:00:00Z",
    answerBy: "2026-11-24T08:15:00Z",
    waiting: false,
    hops: 0,
    reachable: true,
    ...row,
  };
}
