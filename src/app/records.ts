import type { MediaKind } from "../core/casework/attachment.ts";
import type { Callable } from "../core/casework/callable.ts";
import type { CaseError, Outcome, Staff } from "../core/casework/case.ts";
import type { CaseOpening } from "../core/casework/case-opening.ts";
import type { AlarmLine, OfficeFigures } from "../core/casework/figures-view.ts";
import type { Ground } from "../core/casework/ground.ts";
import type { Judgement } from "../core/casework/judgement.ts";
import type { LabelPair } from "../core/casework/label-figures.ts";
import type { Helper } from "../core/casework/life.ts";
import type { PlanCounts } from "../core/casework/plan-view.ts";
import type { Receiver } from "../core/casework/route.ts";
import type { Giver, TakenHow } from "../core/casework/taken-consent.ts";
import type {
  CaseFilter,
  CaseHistory,
  CaseList,
  CaseListName,
  CaseMessage,
  CaseMove,
  CaseRow,
  CaseView,
  Delivery,
} from "../core/casework/views.ts";
import type { Domain, Topic } from "../core/domain.ts";
import type { EffectOf } from "../core/effect.ts";
import type { Event } from "../core/event.ts";
import type { Result } from "../core/result.ts";
import type { Address } from "./arrival.ts";
import type { NoticeRecords } from "./notice-records.ts";
import type { PageRecords } from "./page-records.ts";

/**
 * The port of the record: cases and all that happened to them. Every write that a resident must hear of puts an
 * announcement into the same transaction (record, then speak); `announcements` are then carried to the live store, whose
 * dedupe makes repeating harmless. Times are ISO 8601; content is encrypted at rest.
 * While the record cannot be reached every method throws `RecordAway` (record-away.ts).
 * A method that names a `Staff` checks with `core/casework/permissions.ts` what she may see, and audits the access.
 */
export type Records = {
  /**
   * Opens a case once per caseId, however often it is called; completes a case opened earlier for danger. `joins` (her session was not known):
   * where she has another case that is open, that one is alarmed about instead, with her words, and answered.
   */
  openCase(opening: CaseOpening, address: Address, answerBy: string, more?: { joins: boolean }): Promise<OpenedCase>;
  addMessage(effect: EffectOf<"add_message">, eventId: string): Promise<void>;
  addAlert(effect: EffectOf<"alert">, eventId: string): Promise<void>;
  addNote(effect: EffectOf<"note">, eventId: string): Promise<void>;
  /** Removes the content everywhere it stands: message, sheet, derived words. Keeps a line that something was taken back. */
  redact(effect: EffectOf<"redact">, eventId: string): Promise<void>;
  notices: NoticeRecords;
  page: PageRecords;
  /** Takes one file that is to be fetched, for this worker alone until the lease ends; null when there is none. ms. */
  claimAttachment(now: number, leaseMs: number): Promise<AttachmentClaim | null>;
  /** Writes down how fetching ended. Nothing is kept of what was taken back, or lost its consent, meanwhile. */
  settleAttachment(claim: AttachmentClaim, fetched: FetchedAttachment): Promise<void>;
  noteDelivery(staffMessageId: string, delivery: Delivery, at: string): Promise<void>;

  /** `filter` narrows the page down, not the counts. */
  listCases(
    staff: Staff,
    list: CaseListName,
    after: string | null,
    limit: number,
    filter?: ListFilter | null,
  ): Promise<CasePage>;
  readCase(staff: Staff, caseId: string, at: string): Promise<Result<StoredCase, CaseError>>;
  /** The bytes of one file, for somebody who may see the case; every look is audited. */
  readAttachment(staff: Staff, caseId: string, messageId: string): Promise<Result<StoredAttachment, CaseError>>;
  /** Two people click: one gets it, the other gets `already_accepted`. */
  acceptCase(staff: Staff, caseId: string, at: string): Promise<Result<CaseRow, CaseError>>;
  /** Idempotent by `messageId`. */
  reply(
    staff: Staff,
    caseId: string,
    messageId: string,
    text: string,
    at: string,
  ): Promise<Result<CaseMessage, CaseError>>;
  passOn(staff: Staff, caseId: string, move: PassOn, at: string): Promise<Result<CaseRow, CaseError>>;
  closeCase(staff: Staff, caseId: string, move: CloseCase, at: string): Promise<Result<CaseRow, CaseError>>;
  acknowledge(staff: Staff, caseId: string, at: string): Promise<Result<CaseRow, CaseError>>;
  staffMove(staff: Staff, caseId: string, move: StaffMove, at: string): Promise<Result<CaseRow, CaseError>>;

  writeDown(staff: Staff, caseId: string, note: CaseNote, at: string): Promise<Result<CaseRow, CaseError>>;
  /** By receipt number, name or telephone number, as far as this person may see; whole words only. */
  searchCases(staff: Staff, typed: string): Promise<CaseRow[]>;

  /** Ids of cases whose deadline, or whose alarm's, has passed at `at`. */
  dueCases(at: string, limit: number): Promise<string[]>;
  /** Takes what is due of one case, once: a second caller finds the next deadline ahead. false: there was nothing to do. */
  takeDue(caseId: string, at: string): Promise<boolean>;

  /** Deletes cases of a city that were closed before this, for good; answers how many. */
  forgetCases(city: string, closedBefore: string, limit: number): Promise<number>;

  listAlarms(staff: Staff): Promise<AlarmLine[]>;
  /** One pair a case of her city opened since then, whose labels a person looked at; that she asked is audited. */
  readLabelPairs(staff: Staff, since: string): Promise<LabelPair[]>;
  /** Of one city: cases opened since `since`, and those open at `now`. */
  readFigures(city: string, since: string, now: string): Promise<OfficeFigures[]>;
  /** What a city's plan may ask of us: cases opened, and ended in certain ways, since then. Numbers only. */
  countForPlan(city: string, since: string): Promise<PlanCounts>;

  /** The receipt number of each conversation's latest case of this city; a conversation without a case is not in the map. */
  receiptsOf(city: string, conversationIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Writes down what an operator does with a letter that could not be delivered, before it is done. */
  noteOperation(staff: Staff, operation: Operation): Promise<void>;

  /** Writes down that something left the desk: `what` as a code, `about` a case's id or a list's name. */
  noteExport(staff: Staff, what: string, about: string): Promise<void>;

  /** Announcements not yet carried over, oldest first. */
  announcements(limit: number): Promise<Announcement[]>;
  announced(ids: readonly string[]): Promise<void>;

  /**
   * Called after every committed change of a case, made by this process or another one; returns how to stop. The desk's live
   * updates hang on it. `lostTrack`: changes may be missed from now on, or have been until now; look at everything again.
   */
  onChange(listener: (change: CaseChange) => void, lostTrack?: () => void): () => void;

  /** The same for whoever looks for work: of what another process changed only that it did, which costs no question. Returns how to stop. */
  onWork(here: (change: CaseChange) => void, elsewhere: () => void): () => void;

  /** Resolves when the record can be written; rejects otherwise. For `/readyz`. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** `tries` before this one. `startedAt`: when fetching it was first due, ISO 8601. */
export type AttachmentClaim = {
  caseId: string;
  messageId: string;
  kind: MediaKind;
  address: Address;
  tries: number;
  startedAt: string;
};

/** `later`: to be tried again at `dueAt` (ms). */
export type FetchedAttachment =
  | { state: "stored"; mediaType: string; bytes: Uint8Array }
  | { state: "refused" | "gone"; reason: string }
  | { state: "later"; dueAt: number };

export type StoredAttachment = { receipt: string; mediaType: string; bytes: Uint8Array };

export type OpenedCase = {
  caseId: string;
  /** Of the case as it is now: one that it was joined to may have been handed over. */
  reason: CaseOpening["reason"];
  receipt: string;
  holder: Receiver;
  answerBy: string;
  created: boolean;
};

/** All of `by` must hold, and one of `domains` unless there is none. `now`: ISO 8601; what is overdue hangs on it. */
export type ListFilter = { by: readonly CaseFilter[]; domains: readonly Domain[]; now: string };

export type CasePage = CaseList;

export type StoredCase = {
  row: CaseRow;
  opening: CaseOpening;
  others: Helper[];
  sender: Receiver | null;
  callable: Callable[];
  labels: CaseView["labels"];
  messages: CaseMessage[];
  history: CaseHistory[];
  /** What the reader may do with it now. */
  moves: CaseMove[];
};

/** `ground`: why an office may know that no consent names. */
export type PassOn = { version: number; to: Receiver; reason: string; done: string; ground?: Ground | null };
export type CloseCase = { version: number; outcome: Outcome; reached: boolean; note: string };

/** Moves that need no more than a reason. */
export type StaffMove =
  | { move: "start"; reason: string }
  | { move: "take_back" }
  | { move: "ask_help"; whom: Receiver; reason: string }
  | { move: "answer_help"; helps: boolean; reason: string }
  | { move: "escalate"; reason: string }
  | { move: "reopen"; reason: string };

/** What is written down about a case without moving it. `mentions`: ids of offices. take_consent: it opens the case to the named ones. */
export type CaseNote =
  | { what: "note"; text: string; mentions: readonly string[] }
  | { what: "judge"; choice: Judgement; ground: Ground | null; text: string }
  | { what: "label"; domains: Domain[]; mainTopic: Topic | null; topics: Topic[] }
  | {
      what: "take_consent";
      version: number;
      offices: readonly Receiver[];
      how: TakenHow;
      giver: Giver;
      givenAt: string;
      text: string;
    };

/** `letterId` stands in for the case where the conversation has none. */
export type Operation = { what: "deliver_again" | "give_up_delivery"; letterId: string; conversationId: string };

/** Something a resident must hear of: an event for the live store, with where to find her. */
export type Announcement = { id: string; conversationId: string; address: Address; event: Event };

/** `sharedWith`: ids of the others involved, while there is a consent to share. `previousHolderId`: who lost it by this change. */
export type CaseChange = {
  caseId: string;
  city: string;
  holderId: string;
  previousHolderId: string | null;
  sharedWith: readonly string[];
  alarm: boolean;
  /** Of an alarm: nobody answered it, and everybody of the city hears of it now. */
  toEverybody: boolean;
};
