/** Webhook events as LINE sends them (reference, "Webhook event objects"); a test states only what matters to it. */
export const RESIDENT = "U4af4980629deadbeef0000000000cafe";

export function lineEvent(type: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type,
    mode: "active",
    timestamp: Date.UTC(2026, 10, 22, 0, 30, 0),
    webhookEventId: "01JDAAAAAAAAAAAAAAAAAAAAAA",
    deliveryContext: { isRedelivery: false },
    source: { type: "user", userId: RESIDENT },
    replyToken: "reply-token",
    ...more,
  };
}

export function lineMessage(message: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return lineEvent("message", { message: { id: "500000000000000001", quoteToken: "q", ...message }, ...more });
}

export function lineText(text: string, more: Record<string, unknown> = {}) {
  return lineMessage({ type: "text", text }, more);
}
