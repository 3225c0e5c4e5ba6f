import { HTTPFetchError } from "@line/bot-sdk";
import { z } from "zod";
import type { Sent } from "../app/channel.ts";
import { DeadlinePassed } from "./within-deadline.ts";

/** How long to wait when LINE says "later" without saying how long. */
const LATER_MS = 1000;
/** LINE names no Retry-After today; one that is absurd must not park a message for a day. */
const LATER_MAX_MS = 60_000;

/**
 * What a call that threw means for the message (app/channel.ts, line.md 3.4 and 3.5). The SDK throws four things: its own
 * HTTPFetchError for an answer that is not 2xx, SyntaxError for a 2xx whose body is not JSON, TypeError when the network
 * failed, and we add DeadlinePassed. Whatever else is thrown is a bug and goes on.
 */
export function outcomeOfFailure(error: unknown, how: "reply" | "push"): Sent {
  if (error instanceof HTTPFetchError) return outcomeOfStatus(error, how);
  // LINE had accepted it before the SDK stumbled over the body.
  if (error instanceof SyntaxError) return { outcome: "accepted", requestId: null };
  if (error instanceof DeadlinePassed) return { outcome: "unknown", reason: "timeout" };
  if (error instanceof TypeError && NETWORK_FAILURES.has(error.message)) {
    const code = networkCode(error.cause);
    return NOTHING_SENT.has(code)
      ? { outcome: "later", afterMs: LATER_MS }
      : { outcome: "unknown", reason: `network:${code}` };
  }
  throw error;
}

function outcomeOfStatus({ status, headers, body }: HTTPFetchError, how: "reply" | "push"): Sent {
  const requestId = headers.get("x-line-request-id");
  switch (status) {
    case 401:
      return { outcome: "unauthorised" };
    case 409:
      // Reference, "Retry a failed API request": this key was accepted before. Replies have no key, so there it is a refusal.
      if (how === "reply") return { outcome: "refused", status, requestId };
      return { outcome: "accepted", requestId: headers.get("x-line-accepted-request-id") ?? requestId };
    case 429:
      // Status alone does not tell a rate limit from a used-up month: the text is all LINE gives (FAQ, "Why do I get 429").
      if (/monthly limit/i.test(messageOf(body))) return { outcome: "quota" };
      return { outcome: "later", afterMs: retryAfterMs(headers.get("retry-after")) };
    case 400:
      // Again only the text tells; LINE documents it word for word (reference, "Send reply message").
      if (how === "reply" && /invalid reply token/i.test(messageOf(body))) return { outcome: "token_dead" };
      return { outcome: "refused", status, requestId };
    default:
      // 408 comes from a proxy that gave up, not from LINE's answer.
      if (status >= 400 && status < 500 && status !== 408) return { outcome: "refused", status, requestId };
      return { outcome: "unknown", reason: `http:${status}` };
  }
}

const ErrorBody = z.object({ message: z.string() });

function messageOf(body: string): string {
  try {
    return ErrorBody.safeParse(JSON.parse(body)).data?.message ?? "";
  } catch {
    return "";
  }
}

function retryAfterMs(header: string | null): number {
  const seconds = Number(header);
  return header !== null && seconds > 0 ? Math.min(seconds * 1000, LATER_MAX_MS) : LATER_MS;
}

/** What Node's fetch throws: before an answer, and when an answer breaks off. Any other TypeError is a bug. */
const NETWORK_FAILURES: ReadonlySet<string> = new Set(["fetch failed", "terminated"]);

/** No connection was ever made, so surely nothing was sent. */
const NOTHING_SENT: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const Coded = z.object({ code: z.string() });
/** One name, several addresses (IPv4 and IPv6), each with its own failure. */
const Several = z.object({ errors: z.array(Coded).min(1) });

function networkCode(cause: unknown): string {
  const codes = Several.safeParse(cause).data?.errors.map((each) => each.code) ?? [];
  const telling = codes.find((code) => !NOTHING_SENT.has(code)) ?? codes[0];
  return telling ?? Coded.safeParse(cause).data?.code ?? "unknown";
}
