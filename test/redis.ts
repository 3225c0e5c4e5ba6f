import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { parseRedisUrl, type RedisAddress } from "../src/live/redis/parse-redis-url.ts";
import { redisProgram } from "./redis-program.ts";

const SERVER = redisProgram();
const SLOTS = 16_384;
const NODES = 3;
const READY_MS_MAX = 20_000;

/** Without a redis-server the suites on Redis are reported as skipped; with CI=true `scripts/prepare-tests.ts` has failed before. */
export const hasRedis = SERVER !== null;

export type PrivateRedis = {
  url: string;
  address: RedisAddress;
  /** All bytes on its disks. */
  storedBytes(): Promise<Buffer>;
  /** SIGKILL: as when the machine's memory runs out. */
  kill(): Promise<void>;
  /** SHUTDOWN: as when the machine is restarted in good order. */
  shutDown(): Promise<void>;
  /** Stops answering without going away, and goes on again. */
  freeze(): void;
  thaw(): void;
  /** Starts again on the same port and files. */
  start(): Promise<void>;
  end(): Promise<void>;
};

/** A Redis of this test's own on a free loopback port, which writes down every change before it answers. */
export async function startRedis(): Promise<PrivateRedis> {
  const node = await startNode([]);
  return oneOf([node], `redis://127.0.0.1:${node.port}`);
}

/** Three nodes that share the slots, without replicas. */
export async function startRedisCluster(): Promise<PrivateRedis> {
  const nodes = await Promise.all(
    Array.from({ length: NODES }, () =>
      startNode([
        "--cluster-enabled",
        "yes",
        "--cluster-node-timeout",
        "2000",
        "--cluster-require-full-coverage",
        "no",
      ]),
    ),
  );
  const perNode = Math.ceil(SLOTS / NODES);
  await Promise.all(
    nodes.map((node, n) => node.ask("CLUSTER", "ADDSLOTSRANGE", n * perNode, Math.min(SLOTS, (n + 1) * perNode) - 1)),
  );
  // Each needs a number of its own, or they would quarrel about who is who.
  await Promise.all(nodes.map((node, n) => node.ask("CLUSTER", "SET-CONFIG-EPOCH", n + 1)));
  const [first, ...others] = nodes;
  for (const other of others) await first?.ask("CLUSTER", "MEET", "127.0.0.1", other.port);
  for (const node of nodes) {
    await until(async () => {
      const info = String(await node.ask("CLUSTER", "INFO"));
      const wanted = ["cluster_state:ok", `cluster_known_nodes:${NODES}`, `cluster_slots_ok:${SLOTS}`];
      return wanted.every((word) => info.includes(word));
    });
  }
  return oneOf(nodes, `redis+cluster://${nodes.map((node) => `127.0.0.1:${node.port}`).join(",")}`);
}

function oneOf(nodes: readonly RedisNode[], url: string): PrivateRedis {
  const address = parseRedisUrl(url);
  if (!address.ok) throw new Error(address.error);
  return {
    url,
    address: address.value,
    storedBytes: async () => Buffer.concat(await Promise.all(nodes.map((node) => bytesUnder(node.directory)))),
    kill: async () => void (await Promise.all(nodes.map((node) => node.kill()))),
    shutDown: async () => void (await Promise.all(nodes.map((node) => node.shutDown()))),
    freeze: () => nodes.forEach((node) => void node.signal("SIGSTOP")),
    thaw: () => nodes.forEach((node) => void node.signal("SIGCONT")),
    start: async () => void (await Promise.all(nodes.map((node) => node.start()))),
    end: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      await Promise.all(nodes.map((node) => rm(node.directory, { recursive: true, force: true })));
    },
  };
}

export type RedisNode = {
  port: number;
  directory: string;
  ask(command: string, ...args: (string | number)[]): Promise<unknown>;
  signal(signal: NodeJS.Signals): void;
  kill(): Promise<void>;
  shutDown(): Promise<void>;
  start(): Promise<void>;
};

/** One server; `more`: further settings. It writes down every change before it answers. */
export async function startNode(more: readonly string[]): Promise<RedisNode> {
  const server = SERVER;
  if (server === null) throw new Error("there is no redis-server here");
  const directory = await mkdtemp(join(tmpdir(), "tsunagu-redis-"));
  const port = await freePort();
  let running: ChildProcess | null = null;
  const ask = async (command: string, ...args: (string | number)[]) => {
    const client = new Redis({ host: "127.0.0.1", port, lazyConnect: true, retryStrategy: null });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await client.call(command, ...args);
    } finally {
      client.disconnect();
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    const dying = running;
    running = null;
    if (dying === null || dying.exitCode !== null) return;
    const gone = once(dying, "exit");
    dying.kill(signal);
    await gone;
  };
  const node: RedisNode = {
    port,
    directory,
    ask,
    signal: (signal) => void running?.kill(signal),
    kill: () => end("SIGKILL"),
    // Redis takes it as SHUTDOWN.
    shutDown: () => end("SIGTERM"),
    async start() {
      const basics = ["--port", String(port), "--bind", "127.0.0.1", "--dir", directory, "--save", ""];
      const durable = ["--appendonly", "yes", "--appendfsync", "always"];
      running = spawn(server, [...basics, ...durable, "--logfile", join(directory, "log"), ...more], {
        stdio: "ignore",
      });
      await until(async () => (await ask("PING")) === "PONG");
    },
  };
  await node.start();
  return node;
}

/** Asks again until it is so; a failure to ask counts as no. */
export async function until(ask: () => Promise<boolean>): Promise<void> {
  const last = performance.now() + READY_MS_MAX;
  for (;;) {
    if (await ask().catch(() => false)) return;
    if (performance.now() > last) throw new Error("redis-server does not become ready");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Free now; its cluster bus wants the port 10,000 above. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if ((await isFree(port)) && (await isFree(port + 10_000))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

async function bytesUnder(directory: string): Promise<Buffer> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}
