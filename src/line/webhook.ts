import { validateSignature } from "@line/bot-sdk";
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import { z } from "zod";
import type { Arrival } from "../app/arrival.ts";
import type { KeyRing } from "../app/key-ring.ts";
import { failureName, type Log } from "../app/log.ts";
import type { Meter, WebhookRefusal } from "../app/meter.ts";
import type { Event } from "../core/event.ts";
import type { Result } from "../core/result.ts";
import { WEBHOOK_BYTES_MAX } from "./limits.ts";
import { type NotTaken, parseEvent } from "./parse-event.ts";
import { toArrival } from "./to-arrival.ts";

/** One city's LINE account. Two secrets while one replaces the other; `botUserId` is null until LINE has told us. */
export type WebhookChannel = { secrets: readonly string[]; botUserId(): string | null };

export type WebhookOptions = {
  /** By city id. */
  channels: ReadonlyMap<string, WebhookChannel>;
  /** Resolves when the events would survive a crash: only then does LINE get its 200. Rejects: 500, and LINE sends again. */
  accept(arrivals: Arrival[]): Promise<void>;
  keys: Pick<KeyRing, "blind">;
  /** ms since epoch. */
  now(): number;
  log: Log;
  meter: Pick<Meter, "signed" | "refused">;
  /** True when the process is to end: nothing more is taken, and LINE sends it again. */
  isStopping(): boolean;
  /** Danger words, commands, a bare number: handled at once instead of after `windowMs`. */
  isUrgent(event: Event, city: string): boolean;
  windowMs: number;
};

/**
 * `POST /webhook/:city`. Must stand before any body parser: the signature is over the exact bytes.
 * 200 stored · 400 not LINE's JSON, or for another bot · 401 signature · 404 no such city · 413 · 415 compressed · 500 not stored ·
 * 503 about to end.
 * Answers have no body, and the log has codes and counts only.
 */
export function makeWebhook(options: WebhookOptions): Router {
  for (const [city, { secrets }] of options.channels) {
    // An empty secret would make a signature that anybody can forge.
    if (secrets.length === 0 || secrets.includes("")) throw new Error(`no LINE channel secret for ${city}`);
  }
  const router = express.Router();
  // A compressed body would be signed in its compressed form, and could unpack to anything.
  const readBytes = express.raw({ type: () => true, limit: WEBHOOK_BYTES_MAX, inflate: false });
  router.post("/webhook/:city", refuseStrangers(options), readBytes, receive(options));
  router.use("/webhook", answerFailure(options));
  return router;
}

/** What needs no body: done before reading one. */
function refuseStrangers(options: WebhookOptions): RequestHandler {
  return (req, res, next) => {
    if (options.isStopping()) {
      // The connection as well: its next request belongs to another process.
      res.set("connection", "close");
      refuse(options, req, res, "stopping");
    } else if (!options.channels.has(cityOf(req))) refuse(options, req, res, "unknown_city");
    else if (req.get("x-line-signature") === undefined) refuse(options, req, res, "no_signature");
    else next();
  };
}

/** Answers without a body, writes the code to the log, and counts. */
function refuse({ channels, log, meter }: WebhookOptions, req: Request, res: Response, code: Refusal): void {
  const city = channels.has(cityOf(req)) ? cityOf(req) : null;
  log[code === "stopping" ? "info" : "warn"](city === null ? {} : { city }, `webhook_${code}`);
  meter.refused(city, code);
  res.status(REFUSED[code]).end();
}

function receive(options: WebhookOptions): RequestHandler {
  const { channels, accept, now, log, meter } = options;
  return async (req, res) => {
    const city = cityOf(req);
    const hook = readHook(req, channels.get(city));
    if (!hook.ok) return refuse(options, req, res, hook.error);
    meter.signed(city);
    const arrivals = arrivalsOf(hook.value, { ...options, city, receivedAt: now() });
    try {
      // LINE's connection test sends no events at all.
      if (arrivals.length > 0) await accept(arrivals);
    } catch (error) {
      // Only the name: a store's message may quote what it could not store.
      log.error({ city, events: arrivals.length, failure: failureName(error) }, "webhook_not_stored");
      meter.refused(city, "not_stored");
      res.status(500).end();
      return;
    }
    log.debug({ city, events: hook.value.length, taken: arrivals.length }, "webhook_received");
    res.status(200).end();
  };
}

/** Those that come of the request itself; `not_stored` and `unreadable` are answered where they happen. */
type Refusal = Exclude<WebhookRefusal, "not_stored" | "unreadable">;
const REFUSED = {
  stopping: 503,
  unknown_city: 404,
  no_signature: 401,
  bad_signature: 401,
  not_json: 400,
  other_destination: 400,
} satisfies Record<Refusal, number>;

const Hook = z.object({ destination: z.string().optional(), events: z.array(z.unknown()) });

/** The events of a request that is really from LINE and for this bot; not yet looked at. */
function readHook(
  req: Request,
  channel: WebhookChannel | undefined,
): Result<unknown[], "bad_signature" | "not_json" | "other_destination"> {
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  const signature = req.get("x-line-signature") ?? "";
  const signed = channel?.secrets.some((secret) => validateSignature(bytes, secret, signature)) ?? false;
  if (channel === undefined || !signed) return { ok: false, error: "bad_signature" };

  const hook = Hook.safeParse(jsonOf(bytes));
  if (!hook.success) return { ok: false, error: "not_json" };

  const botUserId = channel.botUserId();
  if (botUserId !== null && hook.data.destination !== botUserId) return { ok: false, error: "other_destination" };
  return { ok: true, value: hook.data.events };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Each event by itself: a malformed one must not spoil those of other residents in the same request. */
function arrivalsOf(
  events: readonly unknown[],
  receiving: WebhookOptions & { city: string; receivedAt: number },
): Arrival[] {
  const left = new Map<NotTaken, number>();
  const arrivals: Arrival[] = [];
  for (const raw of events) {
    const parsed = parseEvent(raw);
    if (parsed.ok) arrivals.push(toArrival(parsed.value, receiving));
    else left.set(parsed.error, (left.get(parsed.error) ?? 0) + 1);
  }
  if (left.size > 0) {
    const level = left.has("malformed") ? "warn" : "debug";
    receiving.log[level]({ city: receiving.city, ...Object.fromEntries(left) }, "webhook_events_left_out");
  }
  return arrivals;
}

function cityOf(req: Request): string {
  const { city } = req.params;
  return typeof city === "string" ? city : "";
}

/** 4xx as the body parser says (400 broken off, 413 too large, 415 compressed); anything else is a bug of ours: 500. */
function answerFailure({ channels, log, meter }: WebhookOptions): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const failure = Failure.safeParse(error);
    const status = failure.success ? failure.data.status : 500;
    log[status >= 500 ? "error" : "warn"]({ status, failure: failureName(error) }, "webhook_failed");
    // Of the route that failed nothing is left here but the path.
    const city = req.path.slice(1);
    meter.refused(channels.has(city) ? city : null, "unreadable");
    res.status(status).end();
  };
}

const Failure = z.object({ status: z.number().int().min(400).max(499) });
