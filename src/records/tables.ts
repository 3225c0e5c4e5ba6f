import type { Generated, Selectable } from "kysely";
import type { SessionHow } from "../app/account-guard.ts";
import type { AlarmRung } from "../core/casework/alarm.ts";
import type { Attachment, MediaKind } from "../core/casework/attachment.ts";
import type { AuditRole } from "../core/casework/audit-view.ts";
import type { Role } from "../core/casework/case.ts";
import type { Consent } from "../core/casework/case-opening.ts";
import type { Ground } from "../core/casework/ground.ts";
import type { DueKind, HelperPart } from "../core/casework/life.ts";
import type { NoticeAudience, NoticeKind, NoticeState } from "../core/casework/notice.ts";
import type { Receiver } from "../core/casework/route.ts";
import type { Giver } from "../core/casework/taken-consent.ts";
import type { CaseHistory, CaseMessage, Delivery } from "../core/casework/views.ts";
import type { DangerTier } from "../core/triage/understanding.ts";
import type { CityMenusTable, StudioDraftFilesTable, StudioHeadsTable, StudioRevisionsTable } from "./studio-tables.ts";

/**
 * The record's tables. Times are ISO 8601 in UTC ("2026-04-01T00:00:00.000Z"): they sort as text, read well, and mean the same
 * in SQLite and PostgreSQL (whose 64-bit integers would come back as text). Booleans are 0 or 1, lists are JSON.
 * Bytes are sealed (key-ring.ts): everything that a resident said, and what was written about her.
 */
export type Tables = {
  cases: CasesTable;
  case_others: {
    case_id: string;
    receiver_id: string;
    kind: Receiver["kind"];
    name: string;
    part: Generated<HelperPart>;
  };
  shared_cases: SharedCasesTable;
  consents: ConsentsTable;
  messages: MessagesTable;
  notice_channels: { city: string; receiver_id: string; sealed: Uint8Array; set_by: string; set_at: string };
  notices: NoticesTable;
  attachments: AttachmentsTable;
  attachment_pieces: { case_id: string; message_id: string; place: number; sealed: Uint8Array };
  redactions: { case_id: string; message_id: string };
  deliveries: { message_id: string; case_id: string; state: Delivery["state"]; reason: string | null; at: string };
  history: HistoryTable;
  labels: {
    seq: Generated<number>;
    case_id: string;
    /** What stood there before, as JSON: at first the machine's. */
    machine: string;
    human: string;
    by_id: string;
    by_name: string;
    at: string;
  };
  /** Offices named in a note, until one of their people has opened the case. */
  mentions: { case_id: string; receiver_id: string; at: string };
  /** Replies that are read on the resident's own page. */
  page_replies: { message_id: string; case_id: string; read_at: string | null };
  page_links: PageLinksTable;
  /** Keyed, one-way names of what a case is found by (case-tokens.ts). */
  case_tokens: { case_id: string; token: string };
  announcements: { seq: Generated<number>; id: string; conversation_id: string; sealed: Uint8Array };
  staff: { user_id: string; city: string; role: Role; receiver_id: string | null; disabled_at: string | null };
  /** Of better-auth's tables, the columns that we read or write ourselves. */
  user: { id: string; name: string; email: string; twoFactorEnabled: unknown };
  session: SessionTable;
  twoFactor: { id: string; userId: string };
  /** Tries that failed, since the first of them; by account and by address, both blinded. */
  attempts: { key: string; count: number; since: string };
  audit: AuditTable;
  studio_texts: { hash: string; text: string };
  studio_revisions: StudioRevisionsTable;
  studio_heads: StudioHeadsTable;
  city_menus: CityMenusTable;
  studio_draft_files: StudioDraftFilesTable;
  studio_fixes: { seq: Generated<number>; city: string; revision: string; at: string; changes: string };
  studio_presence: { city: string; user_id: string; name: string; place: string; at: string };
  audit_ends: { city: string; n: number; hash: string; seal: string };
};

type Flag = 0 | 1;

/** `how` null: by password. `activeAt`: when somebody last did something. `lockedAt`: the PC was left; what was open stays shut. */
type SessionTable = {
  id: string;
  userId: string;
  how: SessionHow | null;
  activeAt: string | null;
  lockedAt: string | null;
};

type CasesTable = {
  id: string;
  city: string;
  receipt: string;
  conversation_id: string;
  reason: "handoff" | "danger";
  /** accepted with a `contact_at` is what core calls in_support. */
  status: "offered" | "accepted" | "closed";
  /** Goes up whenever somebody else should look again before deciding. */
  version: number;
  /** Order of the lists (case-rank.ts). */
  rank: number;
  holder_id: string;
  holder_kind: Receiver["kind"];
  holder_name: string;
  accepted_by_id: string | null;
  accepted_by_name: string | null;
  /** Who had it before, and may take it back until somebody accepts. */
  from_id: string | null;
  from_kind: Receiver["kind"] | null;
  from_name: string | null;
  /** What it waits for next; null when it is closed, and only then. */
  due_at: string | null;
  due_what: DueKind | null;
  rung: Generated<number>;
  contact_at: string | null;
  asks: Generated<number>;
  unheard: Generated<Flag>;
  /** When it first was accepted, and the resident first reached: for the figures, whatever happens later. */
  first_accepted_at: string | null;
  first_contact_at: string | null;
  domains: string;
  main_topic: string | null;
  tier: DangerTier;
  kinds: string;
  alarm: Flag;
  /** Since when, and when the next ones are told; null without an alarm. */
  alarm_at: string | null;
  alarm_due_at: string | null;
  alarm_rung: Generated<AlarmRung>;
  consent: Consent["scope"];
  about: string | null;
  language: string;
  opened_at: string;
  answer_by: string;
  closed_at: string | null;
  outcome: string | null;
  reached: Flag | null;
  waiting: Flag;
  hops: number;
  reachable: Flag;
  sheet: Uint8Array;
  address: Uint8Array;
};

/** The lines of the lists of those who see a case without holding it; written by the database itself (migration 006). */
type SharedCasesTable = {
  case_id: string;
  receiver_id: string;
  city: string;
  rank: number;
  opened_at: string;
  closed_at: string | null;
};

/** `token` and `browser` are blinded (page/page-link.ts). `open_until`: so long that browser may read. */
export type PageLinksTable = {
  token: string;
  case_id: string;
  message_id: string;
  made_at: string;
  expires_at: string;
  tries: number;
  browser: string | null;
  open_until: string | null;
};

type ConsentsTable = {
  case_id: string;
  /** The event by which it came with a case; a case raised for danger gets a second one when it is handed over. */
  event_id: string;
  scope: Consent["scope"];
  offices: string;
  wording: string;
  language: string;
  at: string;
  how: Consent["how"];
  withdrawn_at: string | null;
  /** Only of one that staff took. */
  giver: Giver | null;
  taken_by_id: string | null;
  taken_by_name: string | null;
};

type MessagesTable = {
  seq: Generated<number>;
  case_id: string;
  id: string;
  at: string;
  sender: CaseMessage["from"];
  by_id: string | null;
  by_name: string | null;
  kind: CaseMessage["kind"];
  text: Uint8Array | null;
  redacted: Flag;
};

type AttachmentsTable = {
  case_id: string;
  message_id: string;
  kind: MediaKind;
  state: Attachment["state"];
  reason: string | null;
  media_type: string | null;
  size: number | null;
  tries: number;
  started_at: string;
  /** When to fetch it; while a worker does, when another may. */
  due_at: string | null;
};

export type NoticesTable = {
  /** Says what caused it: the same notice is planned once. */
  id: string;
  city: string;
  case_id: string | null;
  kind: NoticeKind;
  audience: NoticeAudience;
  receiver_id: string | null;
  state: NoticeState;
  reason: string | null;
  tries: number;
  created_at: string;
  /** When to send it; while a worker does, when another may. */
  due_at: string;
  ended_at: string | null;
  to_id: string | null;
  relayed: Flag;
  ack_by: string | null;
  ack_at: string | null;
};

type HistoryTable = {
  seq: Generated<number>;
  case_id: string;
  /** What caused the line, once per case: a repeated effect finds its line and does nothing. */
  cause: string;
  at: string;
  what: CaseHistory["what"];
  by_id: string | null;
  by_name: string | null;
  from_name: string | null;
  to_name: string | null;
  note: Uint8Array | null;
  /** On what ground somebody was told whom no consent names. */
  ground: Ground | null;
};

type AuditTable = {
  seq: Generated<number>;
  /** Whose chain it is in: the city of who acted, or that of the case; "-" for none (audit-chain.ts). */
  city: string;
  n: number;
  at: string;
  /** A staff member's id, or null for what the resident's conversation caused. */
  actor_id: string | null;
  actor_role: AuditRole;
  action: string;
  /** Of an operator's work on a delivery before there was a case: the delivery's id. null: it was about no case. */
  case_id: string | null;
  /** Whose account it was about. */
  person_id: string | null;
  /** "ok", or the code of the refusal. */
  outcome: string;
  reason: string | null;
  hash: string;
};

export type CaseRecord = Selectable<CasesTable>;
