import { setTimeout as pause } from "node:timers/promises";
import { ReplyError } from "ioredis";
import type { Log } from "../../app/log.ts";
import type { RedisClient } from "./make-client.ts";

/** Redis may still be starting, or reading its file: as long as the record's database is waited for. */
const READY_MS_MAX = 60_000;
const TELL_AFTER_MS = 2000;
const ASK_AGAIN_MS = 100;
const MAJOR_VERSION_MIN = 7;

/**
 * Connects, and tells the log when the connection is lost and when it is back. Rejects when Redis does not answer in time or is too
 * old. Warns of settings with which Redis may lose what it was given.
 */
export async function connect(client: RedisClient, log: Log): Promise<RedisClient> {
  tellOfAbsence(client, log);
  const patience = setTimeout(() => log.warn({}, "redis_waited_for"), TELL_AFTER_MS);
  try {
    await becomesReady(client);
    const info = await askSurely(client, () => client.info());
    const version = valueIn(info, "redis_version");
    if (Number.parseInt(version, 10) < MAJOR_VERSION_MIN) throw new RedisTooOld(version);
    if (valueIn(info, "aof_enabled") === "0") log.warn({}, "redis_without_appendonly");
    if (!["", "noeviction"].includes(valueIn(info, "maxmemory_policy"))) log.warn({}, "redis_may_evict");
  } catch (failure) {
    client.disconnect();
    throw failure;
  } finally {
    clearTimeout(patience);
  }
  return client;
}

/** What the operator can mend; the message names no address, which may hold a password. */
export class RedisAway extends Error {
  override name = "RedisAway" as const;
  constructor() {
    super("REDIS_URL: Redis does not answer");
  }
}

export class RedisTooOld extends Error {
  override name = "RedisTooOld" as const;
  constructor(version: string) {
    super(`REDIS_URL: Redis ${version} is too old, ${MAJOR_VERSION_MIN} or later is needed`);
  }
}

/**
 * For questions at start: one that breaks off because Redis goes away again just then is asked anew when it is back. What Redis itself
 * refuses is thrown at once.
 */
export async function askSurely<T>(client: RedisClient, question: () => Promise<T>): Promise<T> {
  const last = performance.now() + READY_MS_MAX;
  for (;;) {
    try {
      return await question();
    } catch (failure) {
      if (failure instanceof ReplyError || performance.now() > last) throw failure;
      await pause(ASK_AGAIN_MS);
      if (client.status !== "ready") await isReady(client);
    }
  }
}

function becomesReady(client: RedisClient): Promise<void> {
  const ready = isReady(client);
  // It goes on trying by itself until then.
  client.connect().catch(() => undefined);
  return ready;
}

function isReady(client: RedisClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new RedisAway()), READY_MS_MAX);
    client.once("ready", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function tellOfAbsence(client: RedisClient, log: Log): void {
  let away = false;
  client.on("close", () => {
    if (!away) log.warn({}, "redis_lost");
    away = true;
  });
  client.on("ready", () => {
    if (away) log.info({}, "redis_back");
    away = false;
  });
  // Every failed attempt to connect comes here; the calls that failed for it say so themselves.
  client.on("error", () => undefined);
}

function valueIn(info: string, name: string): string {
  return new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(info)?.[1] ?? "";
}
