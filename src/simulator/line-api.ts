import { timingSafeEqual } from "node:crypto";
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from "express";
import { chatEndpoints } from "./chat-endpoints.ts";
import type { CityAccount } from "./city-account.ts";
import { contentEndpoints } from "./content-endpoints.ts";
import type { EndpointName, Fault, Faults } from "./faults.ts";
import { decline, type LineAnswer, type LineCall, type LineEndpoint, refuse } from "./line-answer.ts";
import { messageEndpoints } from "./message-endpoints.ts";
import type { Platform } from "./platform.ts";
import { makeRateLimits, type RateLimits } from "./rate-limits.ts";
import { richMenuEndpoints } from "./rich-menu-endpoints.ts";
import { type Outcome, spoil } from "./spoil.ts";
import { violationOf, whoseChat } from "./violation-of.ts";
import { testWebhook, webhookEndpoints } from "./webhook-endpoints.ts";
import { writeOutcome } from "./write-outcome.ts";

/** LINE's limit for a request (facts: line.md 3.4). */
const REQUEST_BYTES_MAX = 2 * 1024 * 1024;

/** In this order: the first path that fits answers, so the fixed ones stand before those with a variable. */
const ENDPOINTS: readonly LineEndpoint[] = [
  ...messageEndpoints,
  ...chatEndpoints,
  ...contentEndpoints,
  ...richMenuEndpoints,
  ...webhookEndpoints,
];

/** One call as LINE's own log would have it. No content: what was shown stands in the chats. */
export type SeenCall = {
  at: number;
  endpoint: EndpointName;
  requestId: string;
  retryKey: string | null;
  /** What LINE decided, whatever the caller was told; null when it never looked at the call. */
  status: number | null;
  /** What was spoilt about it. */
  fault: Fault["kind"] | null;
  /** Whose chat it meant, if that can be told. */
  userId: string | null;
};

/** LINE's Messaging API. Both of its hosts in one: `/v2/bot/…` of api.line.me and of api-data.line.me. */
export function makeLineApi(
  platform: Platform,
  faults: Faults,
  limits: RateLimits,
  observe: (call: SeenCall) => void = () => {},
): Router {
  const api = express.Router({ caseSensitive: true, strict: true });
  const rates = makeRateLimits(limits);
  api.use("/v2", express.raw({ type: () => true, limit: REQUEST_BYTES_MAX }));
  for (const endpoint of ENDPOINTS) {
    api[endpoint.method](endpoint.path, (req, res) => {
      const call = callOf(platform, req);
      const fault = call.city === null ? null : faults.take(endpoint.name);
      let decided: LineAnswer | null = null;
      const answer = () => {
        decided = answerCall(platform, endpoint, call, rates);
        return decided;
      };
      const outcome: Outcome = fault === null ? { how: "whole", answer: answer() } : spoil(fault, answer);
      observe(seen(platform, endpoint.name, call, decided, fault));
      finish(platform, req, res, call, outcome);
    });
  }
  api.post("/v2/bot/channel/webhook/test", async (req, res) => {
    const { city, ...call } = callOf(platform, req);
    const answer = city === null ? unauthorised : await testWebhook(platform, { ...call, city });
    finish(platform, req, res, { ...call, city }, { how: "whole", answer });
  });
  api.use("/v2", (req, res) => refuseUnserved(platform, req, res, refuse(404, "Not found")));
  api.use("/v2", refuseUnread(platform));
  return api;
}

function seen(
  platform: Platform,
  endpoint: EndpointName,
  call: OpenCall,
  decided: LineAnswer | null,
  fault: Fault | null,
): SeenCall {
  const { at, requestId, retryKey } = call;
  const [status, userId] = [decided?.status ?? null, whoseChat(platform, call)];
  return { at, endpoint, requestId, retryKey, status, fault: fault?.kind ?? null, userId };
}

type OpenCall = Omit<LineCall, "city"> & { city: CityAccount | null };

function callOf(platform: Platform, req: Request): OpenCall {
  const params = Object.entries(req.params).map(([key, value]) => [key, String(value)]);
  return {
    city: cityOf(platform, req.get("authorization") ?? ""),
    params: Object.fromEntries(params),
    body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    contentType: req.get("content-type") ?? "",
    retryKey: req.get("x-line-retry-key") ?? null,
    requestId: platform.ids.request(),
    at: platform.now(),
  };
}

function cityOf({ cities }: Platform, authorization: string): CityAccount | null {
  const presented = Buffer.from(authorization);
  for (const city of cities.values()) {
    const expected = Buffer.from(`Bearer ${city.channelAccessToken}`);
    if (presented.length === expected.length && timingSafeEqual(presented, expected)) return city;
  }
  return null;
}

const unauthorised = refuse(
  401,
  "Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.",
);

function answerCall(
  platform: Platform,
  endpoint: LineEndpoint,
  { city, ...call }: OpenCall,
  rates: ReturnType<typeof makeRateLimits>,
): LineAnswer {
  if (city === null) return unauthorised;
  if (!rates.takes(city.id, endpoint.name, call.at))
    return decline(429, "The API rate limit has been exceeded. Try again later.");
  // Only push, multicast, narrowcast and broadcast know retry keys (facts: line.md 3.5).
  if (call.retryKey !== null && endpoint.name !== "push")
    return refuse(400, "The retry key is not supported by this endpoint");
  return endpoint.answer(platform, { ...call, city });
}

function finish(platform: Platform, req: Request, res: Response, call: OpenCall, outcome: Outcome): void {
  const answer = "answer" in outcome ? outcome.answer : null;
  if (answer !== null && answer.breach !== null) {
    const line = `${req.method} ${req.baseUrl}${req.path}`;
    platform.violations.add(violationOf(platform, { ...call, line }, answer.status, answer.breach));
  }
  writeOutcome(res, call.requestId, outcome, platform.closing);
}

/** A path LINE does not have, or a body that could not be read. */
function refuseUnserved(platform: Platform, req: Request, res: Response, answer: LineAnswer): void {
  finish(platform, req, res, callOf(platform, req), { how: "whole", answer });
}

/** A body that was too large, or broke off. */
function refuseUnread(platform: Platform): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent || !(error instanceof Error) || !("status" in error)) return next(error);
    const answer =
      error.status === 413 ? refuse(413, "Payload Too Large") : refuse(400, "The request body could not be read");
    refuseUnserved(platform, req, res, answer);
  };
}
