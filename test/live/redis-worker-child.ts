import { writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseRedisUrl } from "../../src/live/redis/parse-redis-url.ts";
import { openRedisLiveStore } from "../../src/live/redis-live-store.ts";
import { silentLog } from "../silent-log.ts";
import { testKeys } from "./sqlite-backend.ts";
import { makeToyWorker } from "./toy-worker.ts";

/**
 * One of several worker processes on one Redis, to be killed: `node redis-worker-child.ts <url> <prefix> <sent file>`.
 * It works until it is killed, whatever becomes of Redis meanwhile.
 */
const [url = "", prefix = "", sentFile = ""] = process.argv.slice(2);
/** Long enough for a busy machine, short enough to be taken over within the test. */
const LEASE_MS = 1000;
const LANES = 3;

const address = parseRedisUrl(url);
if (!address.ok) throw new Error(address.error);
const store = await openRedisLiveStore({
  ...{ address: address.value, keys: testKeys, log: silentLog, prefix },
  now: () => Date.now(),
});
const worker = makeToyWorker({ store, sentFile, leaseMs: LEASE_MS, report });
report("ready", String(process.pid));
await Promise.all(Array.from({ length: LANES }, work));

async function work(): Promise<void> {
  for (;;) {
    // A call that fails while Redis is away leaves everything as a dead worker would: somebody takes it up again.
    const worked = await worker.workOnce().catch(() => false);
    if (!worked) await pause(5);
  }
}

function report(what: string, id: string): void {
  writeSync(1, `${what} ${id}\n`);
}
