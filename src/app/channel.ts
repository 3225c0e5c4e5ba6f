import type { Say } from "../core/effect.ts";
import type { Address, ReplyToken } from "./arrival.ts";

/** The port to a messaging channel (LINE). Rendering is pure and separate from sending, so that a body can be frozen first. */
export type Channel = {
  /** LINE message objects as JSON text, at most 5 a call; `quick` ends up on the last one. */
  render(say: readonly Pick<Say, "bubbles" | "quick">[]): RenderedMessages;
  reply(address: Address, token: ReplyToken, body: string): Promise<Sent>;
  push(address: Address, retryKey: string, body: string): Promise<Sent>;
  /** BCP 47 tag, or null when unknown or not allowed. Throws nothing: a missing profile is normal. */
  profileLanguage(address: Address): Promise<string | null>;
  /** What a resident sent besides words, at most so many bytes of it. */
  content(address: Address, messageId: string, bytesMax: number): Promise<Content>;
};

/**
 * How fetching ended. `preparing`: not ready yet, ask again. `gone`: never to be had any more (deleted, or taken back).
 * `too_large`: more than was asked for. `later`: nobody knows; ask again.
 */
export type Content =
  | { outcome: "got"; bytes: Uint8Array }
  | { outcome: "preparing" }
  | { outcome: "gone" }
  | { outcome: "too_large" }
  | { outcome: "later"; reason: string };

/** `count` messages in `body`; never more than LINE's five. */
export type RenderedMessages = { body: string; count: number };
export const MESSAGES_PER_CALL_MAX = 5;

/**
 * How a call ended.
 * `accepted`: LINE has it (200, 409 on a push, or a 200 whose body we could not read).
 * `token_dead`: a definite "Invalid reply token": nothing was sent, a push may follow.
 * `refused`: will never work (400, 403, 404, 410, 413, 415).
 * `unauthorised`: our token is wrong (401): wait, and raise an alarm.
 * `later`: rate limit; try after `afterMs`. `quota`: the month's messages are used up; replies still work.
 * `unknown`: timeout, reset, 5xx: nobody knows whether it was sent.
 */
export type Sent =
  | { outcome: "accepted"; requestId: string | null }
  | { outcome: "token_dead" }
  | { outcome: "refused"; status: number; requestId: string | null }
  | { outcome: "unauthorised" }
  | { outcome: "later"; afterMs: number }
  | { outcome: "quota" }
  | { outcome: "unknown"; reason: string };
