import type { Address } from "../../src/app/arrival.ts";
import type { Staff } from "../../src/core/casework/case.ts";
import type { CaseOpening } from "../../src/core/casework/case-opening.ts";
import type { Receiver } from "../../src/core/casework/route.ts";
import { Understanding } from "../../src/core/triage/understanding.ts";

/** Cases and people for tests: only the interesting field has to be said. */

export const AT = "2026-11-22T01:00:00.000Z";
export const ANSWER_BY = "2026-11-25T08:00:00.000Z";
export const ADDRESS: Address = { city: "mito", channel: "line", userId: "U0123456789abcdef0123456789abcdef" };

export const EAST: Receiver = { id: "east", kind: "agency", name: "東部センター" };
export const WEST: Receiver = { id: "west", kind: "agency", name: "西部センター" };
export const NORTH: Receiver = { id: "north", kind: "agency", name: "北部センター" };
export const LEAD: Receiver = { id: "lead", kind: "department", name: "福祉総務課" };

export function anOpening(change: Partial<CaseOpening> = {}): CaseOpening {
  return {
    caseId: "case-1",
    eventId: "event-1",
    city: "mito",
    conversationId: "conversation-1",
    at: AT,
    reason: "handoff",
    language: "ja",
    about: "family",
    ageBand: "75+",
    area: { id: "motoyoshida", said: "元吉田のあたり" },
    domains: ["elderly"],
    mainTopic: "care",
    topics: ["income"],
    urgent: null,
    danger: { tier: 3, kinds: [], evidence: [] },
    words: [{ messageId: "m1", at: AT, text: "母の介護で夜も眠れません", step: "intake.story" }],
    understanding: Understanding.parse({
      domains: [{ domain: "elderly", probability: 0.9, evidence: [{ text: "介護", rule: "word" }] }],
      topics: [{ topic: "care", evidence: [{ text: "母の介護", rule: "word" }] }],
      patterns: [],
      kind: "consultation",
      sure: true,
    }),
    wishes: { when: "夕方がいい" },
    consent: consentTo([EAST, WEST]),
    route: {
      lead: EAST,
      with: [WEST],
      because: [{ code: "citywide", params: { office: EAST.name } }],
      fallbacks: [LEAD],
    },
    flowRevision: "r1",
    ...change,
  };
}

/** Danger words before any consent: only the lead department learns of it. */
export function aDangerOpening(change: Partial<CaseOpening> = {}): CaseOpening {
  return anOpening({
    reason: "danger",
    eventId: "event-danger",
    danger: { tier: 1, kinds: ["suicide"], evidence: [{ text: "消えたい", rule: "suicide.passive" }] },
    words: [{ messageId: "m0", at: AT, text: "もう消えたいです", step: null }],
    consent: { scope: "none", offices: [], wording: "none", language: "ja", at: AT, how: "not_asked" },
    route: { lead: LEAD, with: [], because: [{ code: "danger", params: {} }], fallbacks: [] },
    ...change,
  });
}

export function consentTo(offices: readonly Receiver[]): CaseOpening["consent"] {
  const named = offices.map(({ id, name }) => ({ id, name }));
  return { scope: "share", offices: named, wording: "consent:share#1", language: "ja", at: AT, how: "tapped" };
}

export function worker(receiver: Receiver | null, change: Partial<Staff> = {}): Staff {
  const id = `staff-${receiver?.id ?? "city"}`;
  return {
    id,
    name: `${receiver?.name ?? "市"} 相談員`,
    city: "mito",
    role: "staff",
    receiverId: receiver?.id ?? null,
    ...change,
  };
}

export const coordinator = worker(null, { id: "coordinator", role: "coordinator" });
export const administrator = worker(null, { id: "administrator", role: "administrator" });
export const auditor = worker(null, { id: "auditor", role: "auditor" });
