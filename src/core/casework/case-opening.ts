import { z } from "zod";
import { About, AgeBand, Domain, Topic } from "../domain.ts";
import { Language } from "../language.ts";
import { Danger, Understanding } from "../triage/understanding.ts";
import { Route } from "./route.ts";

/**
 * Consent to share, as a receipt: which text (key and hash of the wording), in which language, naming whom, when, how.
 * `share`: the named offices may know. `city_only`: the city's lead department alone. `none`: nobody was agreed to;
 * then only the lead department learns of it, and only where life may be in danger or the person asked for a human.
 */
export const Consent = z.strictObject({
  scope: z.enum(["share", "city_only", "none"]),
  offices: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  wording: z.string(),
  language: Language,
  at: z.iso.datetime({ offset: true }),
  how: z.enum(["tapped", "typed", "not_asked", "spoken", "phone", "paper"]),
  /** Only of one that staff took (taken-consent.ts): who of them, and who gave it. */
  taken: z.strictObject({ by: z.string(), giver: z.enum(["self", "representative"]) }).optional(),
});
export type Consent = z.infer<typeof Consent>;

/** The resident's own words, kept apart from what we inferred. */
export const OwnWords = z.strictObject({
  messageId: z.string(),
  at: z.iso.datetime({ offset: true }),
  text: z.string(),
  /** The step it answered, e.g. "intake.story"; null when it was said outside of a question. */
  step: z.string().nullable(),
});
export type OwnWords = z.infer<typeof OwnWords>;

/** A case as the conversation hands it over. Everything a つなぐシート needs; null or empty means it was not asked or not said. */
export const CaseOpening = z.strictObject({
  caseId: z.string(),
  /** The event that caused it: opening twice with the same id is harmless. */
  eventId: z.string(),
  city: z.string(),
  conversationId: z.string(),
  at: z.iso.datetime({ offset: true }),
  /** Why it was opened: handed over with the resident's decision, or raised because of danger words before any consent. */
  reason: z.enum(["handoff", "danger"]),
  language: Language,
  about: About.nullable(),
  ageBand: AgeBand.nullable(),
  area: z.strictObject({ id: z.string().nullable(), said: z.string() }).nullable(),
  domains: z.array(Domain),
  /** ◎ the worst one. */
  mainTopic: Topic.nullable(),
  /** ○ the others. */
  topics: z.array(Topic),
  urgent: z.string().nullable(),
  danger: Danger,
  words: z.array(OwnWords),
  understanding: Understanding.nullable(),
  /** Wishes, as answered: how, when, by what name, what to take care of. Keys are the flow's `save` names. */
  wishes: z.record(z.string(), z.string()),
  consent: Consent,
  route: Route,
  flowRevision: z.string(),
});
export type CaseOpening = z.infer<typeof CaseOpening>;
