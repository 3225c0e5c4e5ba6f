import { startPostgres } from "../../test/postgres-server.ts";
import { startRedis } from "../../test/redis.ts";
import type { Stores } from "./product.ts";
import { whileStarted } from "./while-started.ts";

/** A Redis and a PostgreSQL of their own, empty; both write down everything before they answer. */
export async function startStores(): Promise<{ stores: Stores; end: () => Promise<void> }> {
  const redis = await startRedis();
  const postgres = await startPostgres({ durable: true }).catch(async (failure: unknown) => {
    await redis.end();
    throw failure;
  });
  return {
    stores: { redis: redis.url, database: postgres.url("postgres") },
    end: async () => void (await Promise.allSettled([redis.end(), postgres.remove()])),
  };
}

export async function withStores(work: (stores: Stores) => Promise<void>): Promise<void> {
  const { stores, end } = await startStores();
  await whileStarted(end, () => work(stores));
}
