import { createHmac } from "node:crypto";
import { failureName } from "../app/log.ts";
import type { Notice, NoticeSent } from "../app/notifier.ts";
import type { NoticeChannel, WebhookStyle } from "../core/casework/notice.ts";

type Webhook = Extract<NoticeChannel, { kind: "webhook" }>;

/**
 * Posts a notice to a chat service. With a secret it is signed: `X-Tsunagu-Signature: sha256=` and the hex HMAC-SHA256 of
 * `timestamp.body`, the timestamp (s) in `X-Tsunagu-Timestamp`. Redirects are not followed: the address was set by a person.
 */
export async function postWebhook(
  webhook: Webhook,
  notice: Notice,
  now: number,
  deadlineMs: number,
): Promise<NoticeSent> {
  const body = JSON.stringify(bodyFor(webhook.style, notice));
  try {
    const response = await fetch(webhook.url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(deadlineMs),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "x-tsunagu-delivery": encodeURIComponent(notice.id),
        ...signature(webhook.secret, String(Math.floor(now / 1000)), body),
      },
      body,
    });
    await response.body?.cancel();
    return outcomeOf(response.status);
  } catch (failure) {
    return { outcome: "later", reason: `webhook:${failureName(failure)}` };
  }
}

/** Each service's own form of a plain text. */
function bodyFor(style: WebhookStyle, { subject, text }: Notice): unknown {
  switch (style) {
    case "slack":
    case "logochat":
      return { text: `${subject}\n${text}` };
    case "lineworks":
      return { title: subject, body: { text } };
    case "teams":
      return { type: "message", attachments: [{ contentType: CARD, content: card(subject, text) }] };
    default:
      return style satisfies never;
  }
}

const CARD = "application/vnd.microsoft.card.adaptive";

function card(subject: string, text: string) {
  const block = (words: string, weight: "Bolder" | "Default") => ({
    type: "TextBlock",
    text: words.replaceAll("\n", "\n\n"),
    wrap: true,
    weight,
  });
  return {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body: [block(subject, "Bolder"), block(text, "Default")],
  };
}

function signature(secret: string | null, timestamp: string, body: string): Record<string, string> {
  if (secret === null) return {};
  const hmac = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return { "x-tsunagu-timestamp": timestamp, "x-tsunagu-signature": `sha256=${hmac}` };
}

/** 408, 425 and 429 pass; other 4xx, and a redirect, mean that the address is not right (any more). */
function outcomeOf(status: number): NoticeSent {
  if (status >= 200 && status < 300) return { outcome: "sent" };
  const passing = status >= 500 || [408, 425, 429].includes(status);
  return { outcome: passing ? "later" : "refused", reason: `webhook:${status}` };
}
