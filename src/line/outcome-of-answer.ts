import { z } from "zod";
import type { Sent } from "../app/channel.ts";
import type { LineAnswer } from "./line-calls.ts";

/** How long to wait when LINE says "later" without saying how long. */
const LATER_MS = 1000;
/** LINE names no Retry-After today; one that is absurd must not park a message for a day. */
const LATER_MAX_MS = 60_000;

/** What LINE's answer means for the message (app/channel.ts, line.md 3.4 and 3.5). */
export function outcomeOfAnswer({ status, header, body }: LineAnswer, how: "reply" | "push"): Sent {
  const requestId = header("x-line-request-id");
  // Whatever the body of a success looks like: LINE has it.
  if (status >= 200 && status < 300) return { outcome: "accepted", requestId };
  switch (status) {
    case 401:
      return { outcome: "unauthorised" };
    case 409:
      // Reference, "Retry a failed API request": this key was accepted before. Replies have no key, so there it is a refusal.
      if (how === "reply") return { outcome: "refused", status, requestId };
      return { outcome: "accepted", requestId: header("x-line-accepted-request-id") ?? requestId };
    case 429:
      // Status alone does not tell a rate limit from a used-up month: the text is all LINE gives (FAQ, "Why do I get 429").
      if (/monthly limit/i.test(messageOf(body))) return { outcome: "quota" };
      return { outcome: "later", afterMs: retryAfterMs(header("retry-after")) };
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
