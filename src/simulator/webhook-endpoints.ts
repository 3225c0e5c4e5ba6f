import { z } from "zod";
import { accept, type LineAnswer, type LineCall, type LineEndpoint } from "./line-answer.ts";
import type { Platform } from "./platform.ts";
import { postWebhook } from "./post-webhook.ts";
import { readLineBody } from "./read-line-body.ts";

/** Where webhooks go. Set in the configuration and not by a call, so there is only the question. */
export const webhookEndpoints: LineEndpoint[] = [
  {
    name: "webhook",
    method: "get",
    path: "/v2/bot/channel/webhook/endpoint",
    answer: ({ webhookUrl }, { city }) => accept({ endpoint: webhookUrl(city.id), active: true }),
  },
];

const TestBody = z.strictObject({ endpoint: z.string().max(500).optional() });

/** Sends a webhook without events and tells what came of it. */
export async function testWebhook(platform: Platform, call: LineCall): Promise<LineAnswer> {
  const body = readLineBody(TestBody, call);
  if (!body.ok) return body.answer;
  const { webhookUrl, closing } = platform;
  const failure = await postWebhook(body.value.endpoint ?? webhookUrl(call.city.id), call.city, [], closing);
  const statusCode = failure === null ? 200 : /^\d{3}$/.test(failure) ? Number(failure) : 0;
  return accept({
    success: failure === null,
    timestamp: new Date(call.at).toISOString(),
    statusCode,
    reason: failure === null ? "OK" : statusCode === 0 ? "COULD_NOT_CONNECT" : "ERROR_STATUS_CODE",
    detail: failure ?? "200",
  });
}
