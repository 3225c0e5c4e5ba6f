import type { PlanWords } from "./plan-words.ts";

export const planWordsEn: PlanWords = {
  lead: (plan, from, to) => `What ${plan} says (${from} to ${to}).`,
  failed: "The plan could not be loaded.",
  unknown: "Not in the plan (the city hall is being asked)",
  source: "From",
  proposed: "Proposal (the city has not decided yet)",
  meetings: {
    title: "Meetings",
    none: "The plan names no meetings.",
    groups: {
      needed: {
        title: "Meetings that need the person's consent",
        lead: "Before anything is said there, the person is asked and says yes.",
      },
      not_needed: {
        title: "Meetings that can be held without consent",
        lead: "People who have not agreed yet can be spoken of. Say only what is needed.",
      },
      unknown: {
        title: "Meetings of which the plan does not say",
        lead: "Without consent, do not speak of the person there until the city hall has answered.",
      },
    },
    kinds: {
      multi_agency: "Multi-agency meeting",
      support: "Support meeting (Social Welfare Act, Article 106-6)",
      existing: "Meeting of one field",
      internal: "Meeting within the city hall",
    },
    secrecy: { yes: "Those who sit there are bound to secrecy", no: "No rule of secrecy of its own" },
    about: "About",
    members: "Members",
  },
  host: "Called by",
  when: "When",
  urgent: {
    title: "Urgent cases, nights and holidays",
    receiver: "Department told of danger",
    rule: "Rule for urgent cases",
    night: "On duty at night and on holidays",
  },
  criteria: {
    title: "Criteria for multi-agency cases",
    lead: "A case that meets one is marked as a candidate on its page. A person decides.",
    seen: "Looks for",
    none: "The plan names no criteria.",
  },
  indicators: {
    title: "Indicators",
    lead: (from, to) =>
      `Only what this system can count stands beside them, for this fiscal year (${from} to ${to}). The plan may count a little differently.`,
    none: "The plan has no indicators.",
    caption: "What the plan aims at, and what was counted",
    name: "Indicator",
    current: "Now, in the plan",
    target: "Target of the plan",
    counted: "Counted here",
    blank: "Not in the plan",
    notCounted: "The plan's value only",
    counts: {
      cases: "cases taken in",
      linked: "cases that ended as linked to another agency",
      plans: "cases that ended with a support plan",
    },
  },
  sheet: {
    title: "Candidate for multi-agency work",
    agreed: "There is consent to tell offices. It can be spoken of in these meetings.",
    notAgreed: "There is no consent to tell offices. It can be spoken of in these meetings, which need none.",
    none: "The plan names no meeting that fits. Ask the lead department.",
    toPlan: "See the city's plan and meetings",
  },
};
