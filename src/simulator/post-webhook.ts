import { createHmac } from "node:crypto";
import type { CityAccount } from "./city-account.ts";
import type { WebhookEvent } from "./webhook-event.ts";

/** LINE gives the bot two seconds to answer (facts: line.md 3.1). */
const ANSWER_MS = 2000;

/** null when the bot answered 2xx, else what happened: "503", "timeout", "ECONNREFUSED". */
export async function postWebhook(
  url: string,
  account: CityAccount,
  events: WebhookEvent[],
  stop: AbortSignal,
): Promise<string | null> {
  const body = JSON.stringify({ destination: account.botUserId, events });
  const limit = AbortSignal.timeout(ANSWER_MS);
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "LineBotWebhook/2.0",
        "x-line-signature": signWebhook(account.channelSecret, body),
      },
      // LINE does not follow redirects.
      redirect: "manual",
      signal: AbortSignal.any([limit, stop]),
    });
    await answer.body?.cancel();
    return answer.status >= 200 && answer.status < 300 ? null : String(answer.status);
  } catch (error) {
    return limit.aborted ? "timeout" : causeOf(error);
  }
}

/** HMAC-SHA256 over the exact bytes of the body, base64. */
export function signWebhook(channelSecret: string, body: string): string {
  return createHmac("sha256", channelSecret).update(body, "utf8").digest("base64");
}

/** fetch wraps the socket's error; its code says more than "fetch failed". */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return "unreachable";
}
