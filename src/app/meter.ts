import type { Lane } from "../core/effect.ts";
import type { Sent } from "./channel.ts";
import type { LineOutcome } from "./live-store.ts";

/** Where happenings are counted for the operator. Cities and codes only: there is no way in for content, names or ids. */
export type Meter = {
  /** A webhook was let in: the signature fits the city's secret. */
  signed(city: string): void;
  /** A webhook was turned away. `city` is null when the path names none of ours. */
  refused(city: string | null, code: WebhookRefusal): void;
  /** Events are stored, and LINE may be told so. */
  accepted(city: string, counts: { accepted: number; duplicates: number }): void;
  /** A turn was committed, with so many events. */
  handled(city: string, events: number): void;
  /** A turn broke off and is tried again, or its events are set aside. */
  turnFailed(city: string): void;
  /** There was danger in events that were set aside, and nobody was alarmed about it. */
  dangerUnheard(city: string): void;
  /** A ledger line is being tried; `again`: not for the first time. */
  tried(city: string, lane: MeterLane, again: boolean): void;
  /** How that ended. */
  settled(city: string, lane: MeterLane, state: LineOutcome["state"]): void;
  /** How a call to LINE ended. */
  called(city: string, how: "reply" | "push" | "info", outcome: Sent["outcome"]): void;
};

/** The lanes of what is said; `record` is everything else. */
export type MeterLane = Lane | "record";

export const WEBHOOK_REFUSALS = [
  "unknown_city",
  "no_signature",
  "bad_signature",
  "not_json",
  "other_destination",
  "unreadable",
  "not_stored",
  "stopping",
] as const;
export type WebhookRefusal = (typeof WEBHOOK_REFUSALS)[number];
