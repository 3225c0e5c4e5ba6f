import type { IncomingMessage, ServerResponse } from "node:http";
import { validateSignature } from "@line/bot-sdk";
import { z } from "zod";
import type { Arrival } from "../app/arrival.ts";
import type { KeyRing } from "../app/key-ring.ts";
import { failureName, type Log } from "../app/log.ts";
import type { Meter, WebhookRefusal } from "../app/meter.ts";
import type { Event } from "../core/event.ts";
import type { Result } from "../core/result.ts";
import { WEBHOOK_BYTES_MAX } from "./limits.ts";
import { overhear, type Watch } from "./overhear.ts";
import { type NotTaken, parseEvent } from "./parse-event.ts";
import { readBytes, type Unreadable } from "./read-bytes.ts";
import { toArrival } from "./to-arrival.ts";

/** One city's LINE account. Two secrets while one replaces the other; `botUserId` is null until LINE has told us. */
export type WebhookChannel = { secrets: readonly string[]; botUserId(): string | null };

export type WebhookOptions = {
  /** By city id. */
  channels: ReadonlyMap<string, WebhookChannel>;
  /**
   * Resolves when the events would survive a crash: only then does LINE get its 200. Rejects: 500, and LINE sends again. `isFirst`: it has sent
   * none of them before.
   */
  accept(arrivals: Arrival[], isFirst: boolean): Promise<void>;
  keys: Pick<KeyRing, "blind">;
  /** ms since epoch. */
  now(): number;
  log: Log;
  meter: Pick<Meter, "signed" | "refused">;
  /** True when the process is to end: nothing more is taken, and LINE sends it again. */
  isStopping(): boolean;
  /** Danger words, commands, a bare number: handled at once instead of after `windowMs`. */
  isUrgent(event: Event, city: string): boolean;
  /** Of what is not told to us (groups, standby) only high danger is taken, without its words. */
  watch: Watch;
  windowMs: number;
};

/** Answers what is its own; everything else is `next`'s. */
export type Webhook = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * `POST /webhook/:city`, on Node's own HTTP: it is what is asked most, and needs nothing of express. Must stand before any body parser:
 * the signature is over the exact bytes.
 * 200 stored · 400 not LINE's JSON, or for another bot · 401 signature · 404 no such city · 413 · 415 compressed · 500 not stored ·
 * 503 about to end.
 * Answers have no body, and the log has codes and counts only.
 */
export function makeWebhook(options: WebhookOptions): Webhook {
  for (const [city, { secrets }] of options.channels) {
    // An empty secret would make a signature that anybody can forge.
    if (secrets.length === 0 || secrets.includes("")) throw new Error(`no LINE channel secret for ${city}`);
  }
  return (request, response, next) => {
    const named = request.method === "POST" ? PATH.exec(request.url ?? "")?.[1] : undefined;
    if (named === undefined) return next();
    answer(options, request, response, named).catch((failure: unknown) => {
      // A bug of ours.
      options.log.error({ status: 500, failure: failureName(failure) }, "webhook_failed");
      if (!response.headersSent) end(response, 500);
    });
  };
}

const PATH = /^\/webhook\/([^/?]+)\/?(?:\?.*)?$/i;

async function answer(
  options: WebhookOptions,
  request: IncomingMessage,
  response: ServerResponse,
  named: string,
): Promise<void> {
  const city = decoded(named);
  if (city === null) return turnAway(options, response, null, 400);
  const strange = strangerOf(options, request, city);
  if (strange !== null) return refuse(options, response, city, strange);
  const bytes = await readBytes(request, WEBHOOK_BYTES_MAX);
  if (!bytes.ok) return turnAway(options, response, city, UNREADABLE[bytes.error]);
  await receive(options, request, response, city, bytes.value);
}

function decoded(named: string): string | null {
  try {
    return decodeURIComponent(named);
  } catch {
    return null;
  }
}

/** Why nothing of it is read; null for whoever may be LINE. */
function strangerOf({ isStopping, channels }: WebhookOptions, request: IncomingMessage, city: string): Refusal | null {
  if (isStopping()) return "stopping";
  if (!channels.has(city)) return "unknown_city";
  return request.headers["x-line-signature"] === undefined ? "no_signature" : null;
}

/** Answers without a body, writes the code to the log, and counts. */
function refuse(
  { channels, log, meter }: WebhookOptions,
  response: ServerResponse,
  named: string,
  code: Refusal,
): void {
  const city = channels.has(named) ? named : null;
  log[code === "stopping" ? "info" : "warn"](city === null ? {} : { city }, `webhook_${code}`);
  meter.refused(city, code);
  // The connection as well: its next request belongs to another process.
  if (code === "stopping") response.setHeader("connection", "close");
  end(response, REFUSED[code]);
}

/** What cannot be read is no fault of ours. */
function turnAway({ log, meter }: WebhookOptions, response: ServerResponse, city: string | null, status: number): void {
  log.warn({ status }, "webhook_failed");
  meter.refused(city, "unreadable");
  end(response, status);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-length": 0 }).end();
}

async function receive(
  options: WebhookOptions,
  request: IncomingMessage,
  response: ServerResponse,
  city: string,
  bytes: Buffer,
): Promise<void> {
  const { channels, accept, now, log, meter } = options;
  const hook = readHook(bytes, request.headers["x-line-signature"], channels.get(city));
  if (!hook.ok) return refuse(options, response, city, hook.error);
  meter.signed(city);
  const { arrivals, isFirst } = arrivalsOf(hook.value, { ...options, city, receivedAt: now() });
  try {
    // LINE's connection test sends no events at all.
    if (arrivals.length > 0) await accept(arrivals, isFirst);
  } catch (error) {
    // Only the name: a store's message may quote what it could not store.
    log.error({ city, events: arrivals.length, failure: failureName(error) }, "webhook_not_stored");
    meter.refused(city, "not_stored");
    return end(response, 500);
  }
  log.debug({ city, events: hook.value.length, taken: arrivals.length }, "webhook_received");
  end(response, 200);
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

const UNREADABLE = { broken_off: 400, too_large: 413, compressed: 415 } satisfies Record<Unreadable, number>;

/** The events of a request that is really from LINE and for this bot; not yet looked at. */
function readHook(
  bytes: Buffer,
  header: string | string[] | undefined,
  channel: WebhookChannel | undefined,
): Result<unknown[], "bad_signature" | "not_json" | "other_destination"> {
  const signature = typeof header === "string" ? header : "";
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
): { arrivals: Arrival[]; isFirst: boolean } {
  const left = new Map<NotTaken, number>();
  const arrivals: Arrival[] = [];
  let isFirst = true;
  for (const raw of events) {
    const parsed = parseEvent(raw);
    const heard = parsed.ok ? parsed.value : overhear(raw, receiving.city, receiving.watch);
    if (heard?.redelivered) isFirst = false;
    if (heard !== null) arrivals.push(toArrival(heard, receiving));
    else if (!parsed.ok) left.set(parsed.error, (left.get(parsed.error) ?? 0) + 1);
  }
  if (left.size > 0) {
    const level = left.has("malformed") ? "warn" : "debug";
    receiving.log[level]({ city: receiving.city, ...Object.fromEntries(left) }, "webhook_events_left_out");
  }
  return { arrivals, isFirst };
}
