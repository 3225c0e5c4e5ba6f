import type { Staff } from "../core/casework/case.ts";
import type { NoticeAudience, NoticeChannel, NoticeKind, NoticeLine } from "../core/casework/notice.ts";
import type { DigestFacts, NoticeFacts } from "../core/casework/write-notice.ts";

/**
 * The port of what staff are told: an outbox in the record, written in the same transaction as what it tells of, and the channels.
 * A notice may go out twice (a crash between sending and writing it down), never not at all; it carries its id, by which mail
 * programs and chat services see that it is the same. Times are ms since epoch.
 */
export type NoticeRecords = {
  /** Takes one notice that is due, for this worker alone until the lease ends; null when there is none. */
  claim(now: number, leaseMs: number): Promise<NoticeClaim | null>;
  settle(claim: NoticeClaim, ending: NoticeEnding): Promise<void>;
  /** Plans the day's digest for every office with open cases, once a day whoever asks. `date`: of Japan. */
  planDigests(city: string, date: string, now: number): Promise<void>;
  /** Every channel of a city, by receiver id; without those of whom nobody has said yet how they hear. */
  channels(city: string): Promise<ReadonlyMap<string, NoticeChannel>>;
  /** Audited. */
  putChannel(staff: Staff, receiverId: string, channel: NoticeChannel): Promise<void>;
  planTest(staff: Staff, receiverId: string, now: number): Promise<void>;
  /** Newest first; what waits for a person's acknowledgement before all others. */
  list(city: string, limit: number): Promise<NoticeLine[]>;
  /** Plans a failed notice anew; false when it is not, or no longer, failed. Audited. */
  again(staff: Staff, noticeId: string, now: number): Promise<boolean>;
};

export type NoticeClaim = {
  id: string;
  kind: NoticeKind;
  city: string;
  caseId: string | null;
  audience: NoticeAudience;
  /** Of audience "office". */
  receiverId: string | null;
  createdAt: string;
  tries: number;
  /** As they are now, not as they were when it was planned. */
  facts: NoticeFacts | DigestFacts | null;
};

export type NoticeEnding =
  | { state: "done"; toId: string; relayed: boolean }
  | { state: "failed"; reason: string }
  | { state: "moot" }
  | { state: "waiting"; reason: string; dueAt: number };
