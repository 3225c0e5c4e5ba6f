import { join } from "node:path";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { startPostgres } from "../../test/postgres-server.ts";
import { startRedis } from "../../test/redis.ts";

/** What can happen to a store, by the name under which it is counted. It resolves when the store is there again. */
export type StoreBlow = "redis_killed" | "redis_shut_down" | "postgres_crashed";

export type Stores = {
  /** For every process of the product. */
  settings: Record<string, string>;
  dialect: RecordsDialect;
  live: { kind: "redis"; url: string } | { kind: "sqlite"; file: string };
  blows: readonly StoreBlow[];
  strike(blow: StoreBlow, awayMs: number): Promise<void>;
  end(): Promise<void>;
};

/** The stores of a run: files in `folder`, or Redis and PostgreSQL of its own on free ports of this machine. */
export async function openStores(kind: "embedded" | "servers", folder: string): Promise<Stores> {
  return kind === "embedded" ? embedded(folder) : servers();
}

function embedded(folder: string): Stores {
  return {
    settings: { DATA_DIR: folder },
    dialect: { kind: "sqlite", file: join(folder, "record.sqlite") },
    live: { kind: "sqlite", file: join(folder, "live.sqlite") },
    blows: [],
    strike: async () => {},
    end: async () => {},
  };
}

async function servers(): Promise<Stores> {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres({ durable: true })]);
  const url = postgres.url("postgres");
  const away = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  return {
    settings: { REDIS_URL: redis.url, DATABASE_URL: url },
    dialect: { kind: "postgres", url },
    live: { kind: "redis", url: redis.url },
    blows: ["redis_killed", "redis_shut_down", "postgres_crashed"],
    async strike(blow, awayMs) {
      if (blow === "postgres_crashed") await postgres.crash();
      else if (blow === "redis_killed") await redis.kill();
      else await redis.shutDown();
      await away(awayMs);
      await (blow === "postgres_crashed" ? postgres.start() : redis.start());
    },
    async end() {
      await redis.end();
      await postgres.remove();
    },
  };
}
