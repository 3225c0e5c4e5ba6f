import { z } from "zod";
import { Action, Bubble } from "./bubble.ts";
import { CaseOpening } from "./casework/case-opening.ts";
import { Danger } from "./triage/understanding.ts";

/** Order of delivery when several wait for one resident. */
export const LANES = ["crisis", "staff", "flow", "notice"] as const;
export const Lane = z.enum(LANES);
export type Lane = z.infer<typeof Lane>;

/**
 * Tell the resident. `quick` are the quick replies under the last bubble. `repeatable` marks words that are better
 * said twice than never (crisis texts): only these are repeated after an ambiguous delivery.
 * `staffMessageId` ties it to a staff reply whose delivery state the desk shows.
 */
export const Say = z.strictObject({
  type: z.literal("say"),
  lane: Lane,
  bubbles: z.array(Bubble),
  quick: z.array(Action),
  repeatable: z.boolean(),
  staffMessageId: z.string().nullable(),
});
export type Say = z.infer<typeof Say>;

/**
 * Tell the resident on our own page, in the confidential part of a talk. It stands in the session (`securePage`), so that it is said
 * by the commit itself: nothing has to be called that could fail or be repeated, and it has no line in the ledger.
 */
export const SayOnPage = z.strictObject({
  type: z.literal("say_on_page"),
  bubbles: z.array(Bubble),
  quick: z.array(Action),
});

const at = z.iso.datetime({ offset: true });

/**
 * What must now be done. Core only describes it; each becomes a line of the ledger and is carried out after the commit.
 * Everything but `say` and the timers concerns the record, or asks LINE for something.
 */
export const Effect = z.discriminatedUnion("type", [
  Say,
  SayOnPage,
  /** Opens the case, or completes the one raised earlier for danger (same caseId). Answered by `case_opened`. */
  z.strictObject({
    ...{ type: z.literal("open_case"), opening: CaseOpening },
    /** Her session was not known: where she has a case that is open, it is alarmed about in that one. */
    joins: z.literal(true).optional(),
  }),
  /** Something the resident said or showed after the case was opened. `text` is null for what is not text. */
  z.strictObject({
    type: z.literal("add_message"),
    caseId: z.string(),
    messageId: z.string(),
    at,
    text: z.string().nullable(),
    kind: z.enum(["text", "sticker", "image", "audio", "video", "file", "place", "other"]),
  }),
  /** Danger words after a case exists: it rises to the top of the desk and must be acknowledged. */
  z.strictObject({
    ...{ type: z.literal("alert"), caseId: z.string(), at, danger: Danger },
    /** Ids of the messages that tell it, which come after it; absent where it is none. */
    about: z.array(z.string()).optional(),
  }),
  /** The resident took a message back (LINE's unsend): its content goes everywhere, a content-free line stays. */
  z.strictObject({ type: z.literal("redact"), caseId: z.string(), messageId: z.string(), at }),
  /**
   * The resident asked something of the case: to erase it, to take back the consent, for a person; left LINE; or answered whether
   * anybody reached her.
   */
  z.strictObject({
    type: z.literal("note"),
    caseId: z.string(),
    at,
    what: z.enum([
      "erasure_asked",
      "consent_withdrawn",
      "person_asked",
      "line_blocked",
      "line_unblocked",
      "contact_yes",
      "contact_no",
      "contact_enough",
    ]),
  }),
  /** Ask LINE for the profile language; the answer comes back as `profile_known`. */
  z.strictObject({ type: z.literal("fetch_profile") }),
  /** Wake this conversation at `at` with a `timer` event of this name; setting it again moves it. */
  z.strictObject({ type: z.literal("set_timer"), name: z.string(), at }),
  z.strictObject({ type: z.literal("cancel_timer"), name: z.string() }),
]);
export type Effect = z.infer<typeof Effect>;
export type EffectOf<T extends Effect["type"]> = Extract<Effect, { type: T }>;
