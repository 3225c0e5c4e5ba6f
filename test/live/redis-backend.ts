import { openRedisLiveStore } from "../../src/live/redis-live-store.ts";
import type { Backend } from "../contracts/live-store/world.ts";
import type { PrivateRedis } from "../redis.ts";
import { silentLog } from "../silent-log.ts";
import { testKeys } from "./sqlite-backend.ts";

let installations = 0;

/** A store of its own among others on the same Redis. */
export async function makeRedisBackend(redis: PrivateRedis): Promise<Backend> {
  installations += 1;
  const prefix = `test${installations}`;
  const { address } = redis;
  return {
    open: (now) => openRedisLiveStore({ address, keys: testKeys, now, log: silentLog, prefix }),
    storedBytes: () => redis.storedBytes(),
    // It goes with its server.
    dispose: async () => undefined,
  };
}
