import { z } from "zod";
import { LineMessage } from "../core/line-message/line-message.ts";
import { utf16 } from "../core/line-message/text-length.ts";
import { deliverMessages } from "./deliver-messages.ts";
import { accept, decline, type LineAnswer, type LineCall, type LineEndpoint, refuse } from "./line-answer.ts";
import type { Platform } from "./platform.ts";
import { readLineBody } from "./read-line-body.ts";

const messages = z.array(LineMessage).min(1).max(5);
const notificationDisabled = z.boolean().optional();

const ReplyBody = z.strictObject({ replyToken: utf16(1, 200), messages, notificationDisabled });
const PushBody = z.strictObject({
  to: utf16(1, 200),
  messages,
  notificationDisabled,
  customAggregationUnits: z
    .array(z.string().regex(/^\w{1,30}$/))
    .max(1)
    .optional(),
});
const ValidateBody = z.strictObject({ messages });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Sending, and checking without sending. Multicast, broadcast and narrowcast are left out: to us they are 404. */
export const messageEndpoints: LineEndpoint[] = [
  { name: "reply", method: "post", path: "/v2/bot/message/reply", answer: reply },
  { name: "push", method: "post", path: "/v2/bot/message/push", answer: push },
  { name: "validate", method: "post", path: "/v2/bot/message/validate/reply", answer: validate },
  { name: "validate", method: "post", path: "/v2/bot/message/validate/push", answer: validate },
];

/** The body is looked at first: a refused one leaves the token alive. */
function reply(platform: Platform, call: LineCall): LineAnswer {
  const body = readLineBody(ReplyBody, call);
  if (!body.ok) return body.answer;
  return platform.atomic(() => {
    const owner = platform.replyTokens.take(body.value.replyToken, call.city.id, call.at);
    if (owner === null) return refuse(400, "Invalid reply token");
    const { sentMessages } = deliverMessages(platform, {
      city: call.city.id,
      userId: owner.userId,
      messages: body.value.messages,
      via: "reply",
      at: call.at,
    });
    return accept({ sentMessages });
  });
}

function push(platform: Platform, call: LineCall): LineAnswer {
  const { retryKey, city, at } = call;
  if (retryKey !== null && !UUID.test(retryKey)) return refuse(400, "Invalid retry key");
  const earlier = retryKey === null ? null : platform.retryKeys.find(city.id, retryKey, at);
  if (earlier !== null) return acceptedEarlier(earlier.requestId, earlier.sentMessages);

  const body = readLineBody(PushBody, call);
  if (!body.ok) return body.answer;
  const { to } = body.value;
  if (!/^[UCR][0-9a-f]{32}$/.test(to))
    return refuse(400, "The property, 'to', in the request body is invalid (line: -, column: -)");
  // Groups and rooms do not exist here, and LINE refuses the ones it does not know; unknown people it does not.
  if (!to.startsWith("U")) return refuse(400, "Failed to send messages");
  if (platform.pushQuota.isUsedUp(city.id, at)) return decline(429, "You have reached your monthly limit.");

  return platform.atomic(() => {
    const { sentMessages } = deliverMessages(platform, {
      city: city.id,
      userId: to,
      messages: body.value.messages,
      via: "push",
      at,
    });
    if (retryKey !== null) platform.retryKeys.keep(city.id, retryKey, { requestId: call.requestId, sentMessages }, at);
    return accept({ sentMessages });
  });
}

function acceptedEarlier(requestId: string, sentMessages: unknown): LineAnswer {
  return {
    status: 409,
    body: { message: "The retry key is already accepted", sentMessages },
    headers: { "x-line-accepted-request-id": requestId },
    breach: null,
  };
}

function validate(_platform: Platform, call: LineCall): LineAnswer {
  const body = readLineBody(ValidateBody, call);
  return body.ok ? accept() : body.answer;
}
