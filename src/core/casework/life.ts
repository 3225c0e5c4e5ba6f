import type { CaseStatus } from "./case.ts";
import type { Receiver } from "./route.ts";
import type { Terms } from "./terms.ts";

/** A member of staff, as a case knows her. */
export type Person = { id: string; name: string };

/**
 * What a case waits for next. accept: that somebody takes it. contact: that the resident is reached. ask: then she is asked
 * whether she was. review: that somebody looks again.
 */
export const DUE_KINDS = ["accept", "contact", "ask", "review"] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** `at`: ISO 8601. `rung`: how far up it has been told already; from RUNG_COORDINATOR on it is the coordinators' to move it. */
export type Due = { what: DueKind; at: string; rung: number };
export const RUNG_COORDINATOR = 2;

/**
 * What an office beside the holder has to do with a case. named: by the route and the consent. asked, helping, declined: whether it
 * will help; declining is of helping only, the holder stays. told: it moved up to them, because time was over.
 */
export const HELPER_PARTS = ["named", "asked", "helping", "declined", "told"] as const;
export type HelperPart = (typeof HELPER_PARTS)[number];
export type Helper = { receiver: Receiver; part: HelperPart };

/**
 * A case as its life cycle sees it: exactly one holder, and exactly one next deadline unless it is closed. Life begins as
 * `received`, which the record never stores: it offers a case in the same transaction.
 */
export type Life = {
  status: CaseStatus;
  holder: Receiver;
  /** Who passed it on, or had it before it moved up; may take it back until somebody accepts. */
  sender: Receiver | null;
  acceptedBy: Person | null;
  hops: number;
  due: Due | null;
  /** By when the resident was told that she would be reached. */
  answerBy: string;
  contactAt: string | null;
  /** How often she was asked whether she was reached. */
  asks: number;
  /** She said that nobody has reached her. */
  unheard: boolean;
  others: readonly Helper[];
};

/** Each kind of thing that can happen to a life. There is no move that refuses a case. */
export const LIFE_MOVES = [
  "offer",
  "accept",
  "start",
  "pass",
  "take_back",
  "ask_help",
  "answer_help",
  "escalate",
  "close",
  "reopen",
  "due",
  "heard",
] as const;
export type LifeMoveName = (typeof LIFE_MOVES)[number];

export type LifeMove =
  | { type: "offer"; to: Receiver }
  | { type: "accept"; by: Person }
  /** First contact made. said: by staff. delivered: LINE has their answer. */
  | { type: "start"; how: "said" | "delivered" }
  | { type: "pass"; to: Receiver }
  | { type: "take_back"; by: Person }
  | { type: "ask_help"; whom: Receiver }
  /** By somebody of the office that was asked. */
  | { type: "answer_help"; helps: boolean }
  | { type: "escalate" }
  | { type: "close"; reached: boolean }
  /** `by` null: by somebody who does not work for its holder; it is offered anew. */
  | { type: "reopen"; by: Person | null }
  /** The deadline has passed. */
  | { type: "due" }
  /** What the resident answered to 「連絡は ありましたか」. */
  | { type: "heard"; answer: "yes" | "no" | "enough" };

/** What came of a move, in order: a line of the history each, and some of them are told to the resident. */
export type LifeNews = {
  what:
    | "opened"
    | "accepted"
    | "started"
    | "passed"
    | "taken_back"
    | "help_asked"
    | "help_given"
    | "help_declined"
    | "escalated"
    | "closed"
    | "reopened"
    | "reminded"
    | "climbed"
    | "told_lead"
    | "told_coordinator"
    | "contact_asked"
    | "contact_renewed"
    | "review_due";
  from?: string;
  to?: string;
};

/** Who makes a move, for what depends on the person: her id and her office's. */
export type Actor = { id: string; receiverId: string | null };

/** When a move is made, and by which rules. `at`: ISO 8601. `reachable`: whether LINE reaches the resident. */
export type Moment = { at: string; terms: Terms; reachable: boolean };
export type Step = { life: Life; news: LifeNews[] };

/** A resident who said nothing to the question is not asked for ever. */
export const ASKS_MAX = 3;

export function due(what: DueKind, at: string, rung = 0): Due {
  return { what, at, rung };
}

export function withHelper(life: Life, receiver: Receiver, part: HelperPart): Life {
  return { ...life, others: [...life.others.filter((each) => each.receiver.id !== receiver.id), { receiver, part }] };
}
