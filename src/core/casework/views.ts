import { z } from "zod";
import { About, Domain, Topic } from "../domain.ts";
import { Language } from "../language.ts";
import { DangerKind, DangerTier, UnderstoodLanguage } from "../triage/understanding.ts";
import { Attachment } from "./attachment.ts";
import { CaseStatus, Outcome, Role } from "./case.ts";
import { CaseOpening } from "./case-opening.ts";
import { FittingMeetings } from "./fitting-meetings.ts";
import { Ground } from "./ground.ts";
import { Labels } from "./labels.ts";
import { DUE_KINDS, HELPER_PARTS } from "./life.ts";
import { Receiver } from "./route.ts";

/** What the desk's API answers, shared with the browser. Times are ISO 8601. */

const at = z.iso.datetime({ offset: true });

/** A line of the list of cases. No content of the consultation. */
export const CaseRow = z.strictObject({
  id: z.string(),
  receipt: z.string(),
  reason: z.enum(["handoff", "danger"]),
  status: CaseStatus,
  version: z.number().int(),
  holder: Receiver,
  acceptedBy: z.string().nullable(),
  domains: z.array(Domain),
  mainTopic: Topic.nullable(),
  tier: DangerTier,
  kinds: z.array(DangerKind),
  /** A danger alert that no person has acknowledged yet. */
  alarm: z.boolean(),
  /** How far that alert has gone: its holder, the lead department, the coordinators, everybody. */
  alarmRung: z.number().int().min(0).max(3),
  consent: z.enum(["share", "city_only", "none"]),
  about: About.nullable(),
  language: Language,
  openedAt: at,
  answerBy: at,
  /** What it waits for next; null when it is closed, and only then. */
  due: z.strictObject({ what: z.enum(DUE_KINDS), at, rung: z.number().int() }).nullable(),
  /** The resident said that nobody has reached her. */
  unheard: z.boolean(),
  /** The resident wrote and nobody has answered since. */
  waiting: z.boolean(),
  hops: z.number().int(),
  reachable: z.boolean(),
  /** How it ended; absent while it is open. */
  outcome: Outcome.optional(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const Delivery = z.strictObject({
  state: z.enum(["planned", "waiting", "done", "ambiguous", "dead"]),
  reason: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

export const CaseMessage = z.strictObject({
  id: z.string(),
  at,
  from: z.enum(["resident", "staff"]),
  /** Who of the staff wrote it. */
  by: z.string().nullable(),
  kind: z.enum(["text", "sticker", "image", "audio", "video", "file", "place", "other"]),
  /** null when it is not text, or was taken back. */
  text: z.string().nullable(),
  redacted: z.boolean(),
  /** Only for a photo, sound, film or file: whether staff can open it. */
  attachment: Attachment.nullable(),
  /** Only for what staff wrote: whether LINE has it, or has told her of it. */
  delivery: Delivery.nullable(),
  /** Only for what she reads on her own page instead of in LINE. `readAt` null: she has not yet. */
  page: z.strictObject({ readAt: at.nullable() }).nullable().default(null),
});
export type CaseMessage = z.infer<typeof CaseMessage>;

/** One thing that happened to a case, in the order it happened. */
export const CaseHistory = z.strictObject({
  at,
  what: z.enum([
    "opened",
    "completed",
    "accepted",
    "replied",
    "passed",
    "closed",
    "alarm",
    "acknowledged",
    "redacted",
    "erasure_asked",
    "consent_withdrawn",
    "person_asked",
    "line_blocked",
    "line_unblocked",
    "started",
    "taken_back",
    "help_asked",
    "help_given",
    "help_declined",
    "escalated",
    "reopened",
    "reminded",
    "climbed",
    "told_lead",
    "told_coordinator",
    "contact_asked",
    "contact_renewed",
    "contact_yes",
    "contact_no",
    "contact_enough",
    "review_due",
    "alarm_lead",
    "alarm_coordinators",
    "alarm_everybody",
    "noted",
    "judged_protect",
    "judged_report",
    "judged_meeting",
    "judged_talk",
    "judged_wait",
    "relabelled",
    "consent_taken",
  ]),
  by: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  note: z.string().nullable(),
  /** On what ground somebody was told whom no consent names. */
  ground: Ground.nullable(),
});
export type CaseHistory = z.infer<typeof CaseHistory>;

export const CaseMove = z.enum([
  "accept",
  "reply",
  "start",
  "pass",
  "take_back",
  "ask_help",
  "answer_help",
  "escalate",
  "close",
  "reopen",
  "acknowledge",
  "note",
  "judge",
  "label",
  "take_consent",
]);
export type CaseMove = z.infer<typeof CaseMove>;

/**
 * An answer in Japanese as the published texts name it: 「連絡の方法」「電話」. Made by `describe-answers.ts`. `own`: as she read and
 * chose it in her own language, the same as `text` where she typed it; null where that is Japanese.
 */
export const CaseAnswer = z.strictObject({ label: z.string(), text: z.string(), own: z.string().nullable() });
export type CaseAnswer = z.infer<typeof CaseAnswer>;

/** Stands for the words of a reply in `CaseView.frame`. */
export const SAID = "{{said}}";

/** The case page. `sheet` is the つなぐシート as the conversation gave it; redacted words are gone from it. */
export const CaseView = z.strictObject({
  row: CaseRow,
  sheet: CaseOpening,
  /** Reasons of the route in Japanese sentences. */
  because: z.array(z.string()),
  /** What was answered about urgency and wishes, in words; `sheet.urgent` and `sheet.wishes` hold the flow's values. */
  answers: z.strictObject({ urgent: z.string().nullable(), wishes: z.array(CaseAnswer) }),
  others: z.array(z.strictObject({ receiver: Receiver, part: z.enum(HELPER_PARTS) })),
  /** Who had it before; it may be passed back to them. */
  sender: Receiver.nullable(),
  /** Whom a note may call: offices that see the case, and the coordinators (`name` null). */
  callable: z.array(z.strictObject({ id: z.string(), name: z.string().nullable() })),
  /** Labels put right by hand: what stood there before, at first the machine's, and by whom. null: nobody has. */
  labels: z.strictObject({ machine: Labels, human: Labels, by: z.string(), at }).nullable(),
  /** Somebody reports of others: the answers that tell who she is, which are not for paper. null: nobody does. */
  report: z.array(z.string()).nullable(),
  /** Replies to begin with: what each is called in Japanese, and its words in the resident's language. */
  canned: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  /** What she writes in and `canned` is in, where that is not what we say to her; null: it is. */
  writes: UnderstoodLanguage.nullable(),
  /** How a reply stands in her chat, in her language; `SAID` is where its words go. */
  frame: z.string(),
  /** Contact itself may be a danger; `ways` are those she named. */
  safe: z.strictObject({ careful: z.boolean(), ways: z.array(z.string()) }),
  /** The city's lead department: it may learn of every case. */
  leadId: z.string(),
  /** Where she reads what is answered (the city's `reply_on`). */
  replyOn: z.enum(["line", "page"]).default("line"),
  /** The criteria by which it may be a matter for 多機関協働, for staff to judge; empty: none is met. */
  criteria: z.array(z.string()),
  /** The meetings in which such a case may be spoken of, by the consent there is; null: no criterion is met. */
  meetings: FittingMeetings.nullable().default(null),
  messages: z.array(CaseMessage),
  history: z.array(CaseHistory),
  moves: z.array(CaseMove),
});
export type CaseView = z.infer<typeof CaseView>;

/** What a list is narrowed down to. asked: my office is asked to help; mentioned: a note names it. */
export const CASE_FILTERS = ["unaccepted", "danger", "overdue", "unheard", "stuck", "asked", "mentioned"] as const;
export const CaseFilter = z.enum(CASE_FILTERS);
export type CaseFilter = z.infer<typeof CaseFilter>;

/** Lists of the desk. mine: accepted by me. unit: held by my office. city: everything I may see. */
export const CaseListName = z.enum(["mine", "unit", "city", "closed"]);
export type CaseListName = z.infer<typeof CaseListName>;

/** Lists are counted no further: nobody needs to know whether a city has 100,000 closed cases or 100,001. */
export const COUNT_MAX = 1000;

export const CaseList = z.strictObject({
  cases: z.array(CaseRow),
  /** Pass as `after` for the next page; null on the last. */
  next: z.string().nullable(),
  /** COUNT_MAX means that many or more. */
  counts: z.record(CaseListName, z.number().int()),
  /** Cases that a note calls her to, whatever list this is, until she has opened them. */
  called: z.array(z.strictObject({ id: z.string(), receipt: z.string() })),
});
export type CaseList = z.infer<typeof CaseList>;

export const ReplyBody = z.strictObject({
  /** Made by the browser: sending twice over a bad line adds one message. */
  clientId: z.uuid(),
  text: z.string().trim().min(1).max(2000),
});
export const PassBody = z.strictObject({
  version: z.number().int(),
  to: z.string(),
  reason: z.string().trim().min(1).max(500),
  /** What was already done, so that nobody has to tell it again. */
  done: z.string().trim().max(1000),
  /** On what ground, where no consent names the office. */
  ground: Ground.nullable().default(null),
});
export const CloseBody = z.strictObject({
  version: z.number().int(),
  outcome: Outcome,
  reached: z.boolean(),
  note: z.string().trim().max(1000),
});

/**
 * locked: the PC was left; her password opens it again. code_required: she came by single sign-on, and her code is still to be given.
 * password_given: somebody else made her password up, and she has to choose her own.
 * second_factor_required: her role needs one, and she has none yet.
 */
export const Hold = z.enum(["locked", "code_required", "password_given", "second_factor_required"]);
export type Hold = z.infer<typeof Hold>;

export const Me = z.strictObject({
  name: z.string(),
  email: z.string(),
  role: Role,
  city: z.strictObject({ id: z.string(), name: z.string(), domains: z.record(Domain, z.string()) }),
  receiver: Receiver.nullable(),
  demo: z.boolean(),
  /** Why nothing but her own account is open to her now. */
  hold: Hold.nullable(),
  /** Whether her account has a second factor; "elsewhere": the single sign-on answers for it. */
  secondFactor: z.enum(["on", "off", "elsewhere"]),
  /** So long without a key or a touch, and the page locks itself. */
  idleMinutes: z.number(),
  /** Said to staff when the city's plan is out of date. */
  staleNote: z.string().nullable(),
});
export type Me = z.infer<typeof Me>;

/** How one may sign in, told to everybody. `sso`: what the city's own sign-in is called; null: there is none. */
export const SignInWays = z.strictObject({ sso: z.strictObject({ name: z.string() }).nullable() });
export type SignInWays = z.infer<typeof SignInWays>;

/** What signing out answers. `goOn`: where the browser goes on, to sign out of the city's own sign-in. */
export const SignedOut = z.object({ goOn: z.url().optional() });

export const DemoAccount = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: Role,
  city: z.string(),
  cityName: z.string(),
  office: z.string().nullable(),
  /** Cases that wait to be accepted there. */
  waiting: z.number().int(),
});
export type DemoAccount = z.infer<typeof DemoAccount>;

/** One line of `/api/events` (SSE): which case changed. The browser fetches what it may see. */
export const DeskChange = z.strictObject({ caseId: z.string(), alarm: z.boolean() });
export type DeskChange = z.infer<typeof DeskChange>;

/** Every expected failure of the API. `code` is stable; the browser has the words. */
export const ApiError = z.strictObject({ code: z.string(), detail: z.string().optional() });
export type ApiError = z.infer<typeof ApiError>;
