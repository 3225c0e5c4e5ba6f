import { z } from "zod";
import { MEDIA_KINDS } from "./casework/attachment.ts";
import { Consent, OwnWords } from "./casework/case-opening.ts";
import { Route } from "./casework/route.ts";
import { Language } from "./language.ts";
import { SecurePage } from "./secure-page.ts";
import { Danger, Understanding } from "./triage/understanding.ts";

/** A photo, sound or file shown before the handoff. Only its name is kept: what is in it stays with LINE until she consents. */
export const Shown = z.strictObject({ messageId: z.string(), at: z.string(), kind: z.enum(MEDIA_KINDS) });
export type Shown = z.infer<typeof Shown>;

/** A place in a flow: flow id and step id. */
export const Place = z.strictObject({ flow: z.string(), step: z.string() });
export type Place = z.infer<typeof Place>;

/** What a question saved: a value, several values, or a number. */
export const Answer = z.union([z.string(), z.array(z.string()), z.number()]);
export type Answer = z.infer<typeof Answer>;
export const Answers = z.record(z.string(), Answer);
export type Answers = z.infer<typeof Answers>;

/** How it was before a question was asked, so that 戻る can go back to it. */
const Mark = z.strictObject({
  place: Place,
  callers: z.array(Place),
  answers: Answers,
  wordCount: z.number().int(),
});

/**
 * A question of the engine's own, put over the flow's question, which comes back afterwards. While danger is asked about,
 * `pending` are words still to be taken as the answer to the flow's question, and `next` is where an answer leads.
 */
export const Aside = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("language") }),
  z.strictObject({ kind: z.literal("erase") }),
  z.strictObject({ kind: z.literal("withdraw") }),
  /** Whether anybody has reached her. */
  z.strictObject({ kind: z.literal("contact") }),
  z.strictObject({
    kind: z.literal("danger"),
    question: z.enum(["safe", "where", "go_on"]),
    pending: z.strictObject({ messageId: z.string(), text: z.string(), at: z.string() }).nullable(),
    next: Place.nullable(),
  }),
]);
export type Aside = z.infer<typeof Aside>;

/** The resident's case as the resident may know it; kept after closing so that いまの状況 can still answer. */
export const KnownCase = z.strictObject({
  id: z.string(),
  reason: z.enum(["handoff", "danger"]),
  /** null until the record has confirmed it. */
  receipt: z.string().nullable(),
  holder: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  answerBy: z.string().nullable(),
  phase: z.enum(["opening", "offered", "accepted", "closed"]),
  acceptedAt: z.string().nullable(),
});
export type KnownCase = z.infer<typeof KnownCase>;

/** One resident's place in a flow. Plain JSON: it is stored encrypted between turns, and parsed again by this schema. */
export const Session = z.strictObject({
  format: z.literal(1),
  /** Stamps the buttons of this consultation; a new one begins with every restart. */
  id: z.string(),
  city: z.string(),
  conversationId: z.string(),
  language: Language,
  /** The resident chose it; a profile's language no longer changes it. */
  languageChosen: z.boolean(),
  /** The published revision this consultation began with, and stays on. */
  revision: z.string(),
  /** `asking`: at a question. `opening`: waits for the record. `handed`: with the agency. `ended`: nothing open. */
  phase: z.enum(["new", "asking", "opening", "handed", "ended"]),
  place: Place.nullable(),
  callers: z.array(Place),
  answers: Answers,
  /** Which message gave an answer, so that taking the message back takes the answer back. */
  sources: z.record(z.string(), z.string()),
  words: z.array(OwnWords),
  shown: z.array(Shown).default([]),
  understanding: Understanding.nullable(),
  route: Route.nullable(),
  consent: Consent.nullable(),
  case: KnownCase.nullable(),
  danger: Danger,
  trail: z.array(Mark),
  /** How often the present question was not understood. */
  misses: z.number().int(),
  aside: Aside.nullable(),
  /** Ids of messages taken back, also those whose message has not arrived yet. */
  unsent: z.array(z.string()),
  reachable: z.boolean(),
  /** When she last became our friend or left, ISO 8601: what is older came late, and changes nothing. Sessions from before have none. */
  friendAt: z.string().nullable().default(null),
  startedAt: z.string(),
  /** When we last told the resident that a message was passed on, so as not to repeat it under every line. */
  lastAckAt: z.string().nullable(),
  /** The last event of the turn that last said something in the flow's lane. */
  spoke: z.string().nullable().default(null),
  /** That may not have reached her. */
  inDoubt: z.boolean().default(false),
  /** Our own page, where the confidential part of this consultation is asked; null where LINE is enough. */
  securePage: SecurePage.nullable().default(null),
});
export type Session = z.infer<typeof Session>;
