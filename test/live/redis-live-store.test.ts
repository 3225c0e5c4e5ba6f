import { afterAll, beforeAll, describe } from "vitest";
import { liveStoreContract } from "../contracts/live-store.ts";
import { hasRedis, type PrivateRedis, startRedis, startRedisCluster } from "../redis.ts";
import { makeRedisBackend } from "./redis-backend.ts";

describe.skipIf(!hasRedis).each([
  { adapter: "Redis", start: startRedis },
  { adapter: "Redis Cluster", start: startRedisCluster },
])("$adapter", ({ adapter, start }) => {
  let redis: PrivateRedis | null = null;
  beforeAll(async () => {
    redis = await start();
  }, 60_000);
  afterAll(async () => {
    await redis?.end();
  });

  liveStoreContract(adapter, () => {
    if (redis === null) throw new Error("Redis is not running");
    return makeRedisBackend(redis);
  });
});
