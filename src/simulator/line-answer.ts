import type { Violation } from "../core/simulator-view.ts";
import type { CityAccount } from "./city-account.ts";
import type { EndpointName } from "./faults.ts";
import type { Platform } from "./platform.ts";

/** A call of LINE's API after the bearer token was found good. */
export type LineCall = {
  city: CityAccount;
  params: Readonly<Record<string, string>>;
  body: Buffer;
  contentType: string;
  retryKey: string | null;
  requestId: string;
  /** ms since epoch */
  at: number;
};

/**
 * What LINE answers. `breach` is set when a correct bot would never have met this answer: it goes to the list of violations.
 */
export type LineAnswer = {
  status: number;
  body: Record<string, unknown> | Picture;
  headers?: Record<string, string>;
  breach: Pick<Violation, "message" | "details"> | null;
};
export type Picture = { contentType: string; bytes: Uint8Array };

export type LineEndpoint = {
  name: EndpointName;
  method: "get" | "post" | "delete";
  path: string;
  answer: (platform: Platform, call: LineCall) => LineAnswer;
};

export type Detail = Violation["details"][number];

export function accept(body: Record<string, unknown> = {}, status = 200): LineAnswer {
  return { status, body, breach: null };
}

export function acceptBytes(contentType: string, bytes: Uint8Array): LineAnswer {
  return { status: 200, body: { contentType, bytes }, breach: null };
}

/** LINE leaves `details` out when there are none. */
export function refuse(status: number, message: string, details: Detail[] = []): LineAnswer {
  const body = details.length === 0 ? { message } : { message, details };
  return { status, body, breach: { message, details } };
}

/** A "no" that belongs to normal life: a profile of somebody who has blocked the account, an image that was unsent. */
export function decline(status: number, message: string): LineAnswer {
  return { status, body: { message }, breach: null };
}
