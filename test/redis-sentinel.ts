import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { parseRedisUrl, type RedisAddress } from "../src/live/redis/parse-redis-url.ts";
import { freePort, startNode, until } from "./redis.ts";
import { redisProgram } from "./redis-program.ts";

const NAME = "tsunagu";
/** So long a master may be silent before a sentinel takes it for dead. */
const DOWN_AFTER_MS = 400;

export type PrivateSentinel = {
  address: RedisAddress;
  url: string;
  /** Resolves when all that was written so far has reached the replica. */
  replicated(): Promise<void>;
  /** SIGKILL of the master; resolves when the replica has taken its place. */
  failOver(): Promise<void>;
  end(): Promise<void>;
};

/** A master, a replica, and two sentinels that agree on a failover. */
export async function startRedisSentinel(): Promise<PrivateSentinel> {
  // Otherwise a replica's first copy waits five seconds, in case others want one too.
  const master = await startNode(["--repl-diskless-sync-delay", "0"]);
  const replica = await startNode(["--replicaof", `127.0.0.1 ${master.port}`]);
  await until(async () => String(await replica.ask("INFO", "replication")).includes("master_link_status:up"));
  const folder = await mkdtemp(join(tmpdir(), "tsunagu-sentinel-"));
  const sentinels = await Promise.all([startSentinel(folder, master.port), startSentinel(folder, master.port)]);
  // Each of them: one that does not know the replica yet, or not the other, would have its failover come to nothing, and wait long.
  for (const { info } of sentinels) {
    await until(async () => {
      const [, about = ""] = /master0:(.*)/.exec(await info()) ?? [];
      return about.includes("status=ok") && about.includes("slaves=1") && about.includes("sentinels=2");
    });
  }
  const url = `redis+sentinel://${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(",")}/${NAME}`;
  const address = parseRedisUrl(url);
  if (!address.ok) throw new Error(address.error);
  return {
    url,
    address: address.value,
    replicated: () => until(async () => Number(await master.ask("WAIT", 1, 1000)) === 1),
    async failOver() {
      await master.kill();
      await until(async () => String(await replica.ask("ROLE")).startsWith("master"));
    },
    async end() {
      for (const { child } of sentinels) child.kill("SIGKILL");
      await Promise.all([master.kill(), replica.kill()]);
      for (const path of [folder, master.directory, replica.directory])
        await rm(path, { recursive: true, force: true });
    },
  };
}

async function startSentinel(folder: string, masterPort: number) {
  const server = redisProgram();
  if (server === null) throw new Error("there is no redis-server here");
  const port = await freePort();
  const file = join(folder, `${port}.conf`);
  // A sentinel writes what it learns into its settings.
  await writeFile(
    file,
    [
      `port ${port}`,
      "bind 127.0.0.1",
      `dir ${folder}`,
      `sentinel monitor ${NAME} 127.0.0.1 ${masterPort} 2`,
      `sentinel down-after-milliseconds ${NAME} ${DOWN_AFTER_MS}`,
      `sentinel failover-timeout ${NAME} 3000`,
    ].join("\n"),
  );
  const child: ChildProcess = spawn(server, [file, "--sentinel"], { stdio: "ignore" });
  const info = async () => {
    const client = new Redis({ host: "127.0.0.1", port, lazyConnect: true, retryStrategy: null });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await client.info("sentinel");
    } finally {
      client.disconnect();
    }
  };
  return { port, child, info };
}
