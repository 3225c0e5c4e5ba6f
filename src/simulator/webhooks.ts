import { z } from "zod";
import { WebhookState } from "../core/simulator-view.ts";
import type { Changes } from "./changes.ts";
import type { Chats } from "./chats.ts";
import type { CityAccount } from "./city-account.ts";
import type { Database } from "./database.ts";
import { postWebhook } from "./post-webhook.ts";
import type { ReplyTokens } from "./reply-tokens.ts";
import { replyTokenOf, WebhookEvent } from "./webhook-event.ts";

/**
 * When to try again, in ms after each failure. LINE keeps its own numbers secret and gives up at some point; then the event
 * stays here, visible, and can be sent by hand. An empty list is LINE's default: redelivery off.
 */
export type Redelivery = { afterMs: readonly number[] };
export const REDELIVERY: Redelivery = { afterMs: [1000, 5000, 30_000] };

/** Carries events to the bot. Every event is in the file before the first try, so none is lost while the bot is down. */
export type Webhooks = {
  /** Events of one resident leave one after another; a failed one does not hold back the next, as with LINE. */
  send(city: string, userId: string, event: WebhookEvent): void;
  /** Once more by hand. null when there is no such event. */
  retry(eventId: string): Promise<WebhookState | null>;
  /** What the bot has not yet taken, oldest first. */
  pending(userId: string): WebhookState[];
  /** After a restart: takes up what was still on its way. */
  resume(): void;
  /** After `closing`: waits until no try is under way any more. */
  settle(): Promise<void>;
};

type Parts = {
  db: Database;
  cities: ReadonlyMap<string, CityAccount>;
  webhookUrl: (cityId: string) => string;
  replyTokens: ReplyTokens;
  chats: Chats;
  changes: Changes;
  now: () => number;
  redelivery: Redelivery;
  closing: AbortSignal;
};

const iso = (ms: number) => new Date(ms).toISOString();
const Row = z
  .object({
    event_id: z.string(),
    city: z.string(),
    user_id: z.string(),
    event: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(WebhookEvent),
    state: WebhookState.shape.state,
    tries: z.number(),
    next_try_at: z.number().nullable(),
    last_error: z.string().nullable(),
  })
  .transform((row) => ({
    city: row.city,
    userId: row.user_id,
    event: row.event,
    state: {
      webhookEventId: row.event_id,
      type: row.event.type,
      at: iso(row.event.timestamp),
      state: row.state,
      tries: row.tries,
      nextTryAt: row.next_try_at === null ? null : iso(row.next_try_at),
      lastError: row.last_error,
    } satisfies WebhookState,
  }));
type Stored = z.infer<typeof Row>;

export function makeWebhooks(parts: Parts): Webhooks {
  const { db, changes, redelivery, closing } = parts;
  const running = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  const tails = new Map<string, Promise<void>>();

  const find = (eventId: string) => db.one(Row, "SELECT * FROM webhook WHERE event_id = ?", eventId);

  const attempt = async (eventId: string): Promise<void> => {
    const stored = closing.aborted ? null : find(eventId);
    if (stored === null || stored.state.state === "delivered") return;
    startTry(parts, stored);
    const failure = await post(parts, stored, closing);
    if (closing.aborted) return;
    const afterMs = finishTry(parts, stored, failure);
    if (afterMs !== null) later(eventId, afterMs);
  };

  const run = (work: Promise<void>) => {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  };

  const later = (eventId: string, afterMs: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void run(attempt(eventId));
    }, afterMs);
    timers.add(timer);
  };

  return {
    send: (city, userId, event) => {
      db.run(
        "INSERT INTO webhook (event_id, city, user_id, at, event, state, tries) VALUES (?, ?, ?, ?, ?, 'sending', 0)",
        event.webhookEventId,
        city,
        userId,
        event.timestamp,
        JSON.stringify(event),
      );
      const before = tails.get(userId) ?? Promise.resolve();
      tails.set(userId, run(before.then(() => attempt(event.webhookEventId))));
    },
    retry: async (eventId) => {
      const stored = find(eventId);
      if (stored === null) return null;
      if (stored.state.state !== "sending") await run(attempt(eventId));
      return find(eventId)?.state ?? null;
    },
    pending: (userId) =>
      db
        .all(Row, "SELECT * FROM webhook WHERE user_id = ? AND state <> 'delivered' ORDER BY at, rowid", userId)
        .map((stored) => stored.state),
    resume: () => {
      const open = db.all(Row, "SELECT * FROM webhook WHERE state IN ('sending', 'waiting') ORDER BY at, rowid");
      for (const { state } of open) later(state.webhookEventId, redelivery.afterMs[0] ?? 0);
      for (const { userId } of open) changes.tell({ what: "chat", userId });
    },
    settle: async () => {
      for (const timer of timers) clearTimeout(timer);
      await Promise.allSettled(running);
    },
  };
}

function startTry({ db, replyTokens, changes, now }: Parts, { city, userId, event }: Stored): void {
  db.run(
    "UPDATE webhook SET state = 'sending', tries = tries + 1, next_try_at = NULL WHERE event_id = ?",
    event.webhookEventId,
  );
  const token = replyTokenOf(event);
  if (token !== null) replyTokens.hand(token, { city, userId, eventAt: event.timestamp }, now());
  changes.tell({ what: "chat", userId });
}

async function post(
  { cities, webhookUrl }: Parts,
  { city, event, state }: Stored,
  stop: AbortSignal,
): Promise<string | null> {
  const account = cities.get(city);
  // A city that has left the configuration has no webhook URL either.
  if (account === undefined) return "no such city";
  // Same id, same token, same timestamp: only this flag tells a redelivery from the first try.
  const sent: WebhookEvent = { ...event, deliveryContext: { isRedelivery: state.tries > 0 } };
  return await postWebhook(webhookUrl(city), account, [sent], stop);
}

/** Writes down how the try ended; the ms until the next one, or null when there is none. */
function finishTry(
  { db, chats, changes, now, redelivery }: Parts,
  stored: Stored,
  failure: string | null,
): number | null {
  const eventId = stored.state.webhookEventId;
  const afterMs = failure === null ? null : (redelivery.afterMs[stored.state.tries] ?? null);
  const state = failure === null ? "delivered" : afterMs === null ? "undelivered" : "waiting";
  db.run(
    "UPDATE webhook SET state = ?, next_try_at = ?, last_error = ? WHERE event_id = ?",
    state,
    afterMs === null ? null : now() + afterMs,
    failure,
    eventId,
  );
  if (failure === null) chats.markDelivered(eventId);
  changes.tell({ what: "chat", userId: stored.userId });
  return afterMs;
}
