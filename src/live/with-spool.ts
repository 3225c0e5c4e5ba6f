import { setTimeout as pause } from "node:timers/promises";
import type { Arrival } from "../app/arrival.ts";
import type { KeyRing } from "../app/key-ring.ts";
import type { AtHand, LiveStore } from "../app/live-store.ts";
import { failureName, type Log } from "../app/log.ts";
import { openSpool } from "./spool/open-spool.ts";
import { makeVault } from "./vault.ts";

/** While the live store is away, how often it is tried again. */
const AGAIN_MS = 500;

export type SpoolingLiveStore = LiveStore & {
  /** True while the spool could take events in the live store's place. */
  canSpool(): boolean;
};

/**
 * A live store whose `accept` writes to disk while the store is away, and hands it on in order when it is back. As long as
 * anything is spooled everything goes there: what a resident wrote first must be handled first.
 * Throws SpoolUnusable when the folder cannot be used.
 */
export function withSpool(
  live: LiveStore,
  { folder, keys, log }: { folder: string; keys: KeyRing; log: Log },
): SpoolingLiveStore {
  const spool = openSpool(folder, makeVault(keys));
  const closing = new AbortController();
  let flushing: Promise<void> | null = null;

  async function flushUntilEmpty(): Promise<void> {
    while (!spool.isEmpty() && !closing.signal.aborted) {
      try {
        const { unreadable } = await spool.flush((arrivals) => live.accept(arrivals));
        if (unreadable > 0) log.error({ records: unreadable }, "spool_unreadable");
        log.info({}, "spool_flushed");
      } catch (failure) {
        log.debug({ failure: failureName(failure) }, "spool_waits");
        await pause(AGAIN_MS, null, { signal: closing.signal }).catch(failureName);
      }
    }
    flushing = null;
  }

  async function acceptOrSpool(arrival: Arrival, found: AtHand, ...[turn, reply]: Parameters<AtHand["accept"]>) {
    try {
      return await found.accept(turn, reply);
    } catch (failure) {
      log.warn({ events: 1, failure: failureName(failure) }, "accept_spooled");
    }
    // It may be stored all the same: that comes out when it is handed on.
    await spool.append([arrival]);
    flushing ??= flushUntilEmpty();
    return { state: "accepted" as const };
  }

  if (!spool.isEmpty()) flushing = flushUntilEmpty();
  return {
    ...live,
    async accept(arrivals) {
      if (spool.isEmpty()) {
        try {
          return await live.accept(arrivals);
        } catch (failure) {
          log.warn({ events: arrivals.length, failure: failureName(failure) }, "accept_spooled");
        }
      }
      await spool.append(arrivals);
      flushing ??= flushUntilEmpty();
      // Which of them are known already comes out when they are handed on.
      return { accepted: arrivals.length, duplicates: 0 };
    },
    atHand(arrival, now) {
      const found = spool.isEmpty() ? (live.atHand?.(arrival, now) ?? null) : null;
      return found === null ? null : { ...found, accept: (turn, reply) => acceptOrSpool(arrival, found, turn, reply) };
    },
    canSpool: () => spool.isWritable(),
    async close() {
      closing.abort();
      await flushing;
      await spool.close();
      await live.close();
    },
  };
}
