import { z } from "zod";
import { Danger } from "./triage/understanding.ts";

/**
 * What happened to a conversation. Time travels in the event: core never asks a clock.
 * `id` is LINE's webhookEventId, or ours for what did not come from LINE; it is unique and makes redelivery harmless.
 * `at` is ISO 8601 with an offset.
 */
const base = { id: z.string(), at: z.iso.datetime({ offset: true }) };

/** Said or tapped on our own page, not in LINE. */
const onPage = z.literal(true).optional();

/** The case is closed: nobody waits there for what she says next. */
const isOver = z.literal(true).optional();

/** Who now holds a case, in words fit for a resident. */
const Holder = z.strictObject({ id: z.string(), name: z.string() });

export const Event = z.discriminatedUnion("type", [
  z.strictObject({ ...base, type: z.literal("followed"), again: z.boolean() }),
  z.strictObject({ ...base, type: z.literal("unfollowed") }),
  z.strictObject({ ...base, type: z.literal("said"), messageId: z.string(), text: z.string(), onPage }),
  /** `data` is whatever our button carried; it may be from an old question, or from a rich menu. */
  z.strictObject({ ...base, type: z.literal("tapped"), data: z.string(), onPage }),
  z.strictObject({
    ...base,
    type: z.literal("located"),
    messageId: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    address: z.string().nullable(),
  }),
  z.strictObject({
    ...base,
    type: z.literal("showed"),
    messageId: z.string(),
    kind: z.enum(["sticker", "image", "audio", "video", "file", "other"]),
  }),
  z.strictObject({ ...base, type: z.literal("unsent"), messageId: z.string() }),
  /** The answer to a `fetch_profile` effect. `language` is a BCP 47 tag, absent without the resident's consent to LINE. */
  z.strictObject({ ...base, type: z.literal("profile_known"), language: z.string().nullable() }),
  /** The record has the case: only now may the resident be told so. `answerBy` is the deadline for a first answer. */
  z.strictObject({
    ...base,
    type: z.literal("case_opened"),
    caseId: z.string(),
    receipt: z.string(),
    holder: Holder,
    answerBy: z.iso.datetime({ offset: true }),
    /** Absent in what was recorded before it was said. */
    reason: z.enum(["handoff", "danger"]).optional(),
  }),
  /** The record could not be reached; the case waits in the ledger and will be opened. */
  z.strictObject({ ...base, type: z.literal("case_delayed"), caseId: z.string() }),
  /** `contactBy`: by when she will be reached. Absent in what was recorded before there were such dates. */
  z.strictObject({
    ...{ ...base, type: z.literal("case_accepted"), caseId: z.string(), holder: Holder },
    contactBy: z.iso.datetime({ offset: true }).optional(),
  }),
  /** `climbed`: nobody took it in time, and it moved up by itself. */
  z.strictObject({
    ...{ ...base, type: z.literal("case_passed"), caseId: z.string(), holder: Holder },
    climbed: z.boolean().optional(),
  }),
  z.strictObject({
    ...{ ...base, type: z.literal("case_reopened"), caseId: z.string(), holder: Holder },
    contactBy: z.iso.datetime({ offset: true }),
    /** A person has it again; otherwise it waits for one. */
    accepted: z.boolean(),
  }),
  /** The date by which she was to be reached has passed: she is asked whether she was. */
  z.strictObject({ ...base, type: z.literal("contact_asked"), caseId: z.string(), holder: Holder }),
  /** She was not: there is a new date. */
  z.strictObject({
    ...{ ...base, type: z.literal("contact_renewed"), caseId: z.string() },
    contactBy: z.iso.datetime({ offset: true }),
  }),
  z.strictObject({ ...base, type: z.literal("case_closed"), caseId: z.string() }),
  z.strictObject({
    ...base,
    type: z.literal("staff_replied"),
    caseId: z.string(),
    messageId: z.string(),
    text: z.string(),
    holder: Holder,
  }),
  /** A reply that is read on our own page: LINE gets the link alone. `replyId` null: the link once more. */
  z.strictObject({
    ...{ ...base, type: z.literal("reply_waits"), caseId: z.string(), isOver },
    replyId: z.string().nullable(),
    link: z.url(),
  }),
  /** What she answered on that page. */
  z.strictObject({
    ...{
      ...base,
      type: z.literal("wrote_on_page"),
      caseId: z.string(),
      messageId: z.string(),
      text: z.string(),
      isOver,
    },
  }),
  /** Nobody knows whether what was said after this event has reached her: the reply was cut off. */
  z.strictObject({ ...base, type: z.literal("reply_in_doubt"), eventId: z.string() }),
  /** The link to our page was opened in a browser, which is known by a secret of its own (`browser`: blinded). */
  z.strictObject({ ...base, type: z.literal("page_opened"), link: z.string(), browser: z.string() }),
  /** Nobody reads on in that browser. */
  z.strictObject({ ...base, type: z.literal("page_left"), browser: z.string() }),
  /** On the page a new link was asked for; it goes into her own LINE. */
  z.strictObject({ ...base, type: z.literal("page_link_asked"), link: z.string() }),
  /** High danger in words that were not told to us: in a group, or to another tool that holds her chat. The words are not kept. */
  z.strictObject({
    ...{ ...base, type: z.literal("overheard"), where: z.enum(["group", "standby"]), danger: Danger },
    language: z.enum(["ja", "en"]).nullable(),
  }),
  z.strictObject({ ...base, type: z.literal("timer"), name: z.string() }),
]);
export type Event = z.infer<typeof Event>;
export type EventOf<T extends Event["type"]> = Extract<Event, { type: T }>;
