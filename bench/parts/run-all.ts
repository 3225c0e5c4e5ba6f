import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hireStaff } from "../../scripts/chaos/staff.ts";
import { startPostgres } from "../../test/postgres-server.ts";
import { startRedis } from "../../test/redis.ts";
import { type Bot, SECRET, TOKEN } from "./bot.ts";
import { fillRecord } from "./fill-record.ts";
import { type LineStandIn, startLineStandIn } from "./line-stand-in.ts";
import { type Amount, type BotFigures, measureAcksOnly, measureEcho, measureIntake, warmUp } from "./measure-bot.ts";
import { type DeskFigures, measureDesk } from "./measure-desk.ts";
import { type GrowthFigures, measureGrowth } from "./measure-growth.ts";
import { fileMemory, type MemoryFigures, redisMemory } from "./measure-memory.ts";
import { CITY, cityScript, dialectOf, KEY, type Stores, startProduct } from "./product.ts";
import { LOAD_CORE, type MeasuredServer, startServer } from "./start-server.ts";
import { watchRedis } from "./watch-redis.ts";
import { whileStarted } from "./while-started.ts";

const PEERS = join(import.meta.dirname, "../peers/line-bots");
/** A quarter of what one process can do, so that two leave room for what is beside them. */
const STEADY_PER_SECOND = 120;
const WEBHOOK = `/webhook/${CITY}`;

export type BenchWish = {
  amount: Amount;
  /** How many cases the desk has; each size is measured by itself. */
  deskSizes: readonly number[];
  deskLooks: number;
  /** Idle conversations that are put into Redis. */
  idle: number;
  /** Only the parts whose name has this word in it; empty: all. */
  only: string;
  say: (what: string) => void;
};

export type BenchFigures = {
  bots: BotFigures[];
  /** The same load on one process and on two that share Redis and PostgreSQL. */
  processes: BotFigures[];
  /** The same once more, each process at the same rate. */
  growth: GrowthFigures[];
  memory: MemoryFigures[];
  desks: DeskFigures[];
  /** What could not be measured, and why. */
  failures: string[];
};

type Run = BenchWish & BenchFigures & { line: LineStandIn; folder: string };
type Started = { stores: Stores };

/** Everything, one after the other. A part that fails is named and the others go on; whatever was started is ended. */
export async function runAll(wish: BenchWish): Promise<BenchFigures> {
  const folder = mkdtempSync(join(tmpdir(), "tsunagu-bench-"));
  const line = await startLineStandIn();
  const figures: BenchFigures = { bots: [], processes: [], growth: [], memory: [], desks: [], failures: [] };
  const run: Run = { ...wish, ...figures, line, folder };
  const part = async (name: string, work: () => Promise<void>) => {
    if (!name.includes(run.only)) return;
    run.say(name);
    await work().catch((failure: unknown) => void run.failures.push(`${name}: ${String(failure)}`));
  };
  await part("bare node:http", () => bare(run));
  await part("echo bot", () => echo(run));
  await part("bottender", () => bottender(run));
  await part("つなぐ on files", () => onFiles(run));
  await part("つなぐ on Redis and PostgreSQL", () => withServers((started) => onServers(run, started)));
  await part("two processes", () => withServers((started) => twoProcesses(run, started)));
  await part("memory", async () => void run.memory.push(redisMemory(run.idle)));
  for (const cases of run.deskSizes) {
    await part(`desk, SQLite, ${cases} cases`, () => desk(run, cases, { redis: null, database: null }));
    await part(`desk, PostgreSQL, ${cases} cases`, () =>
      withServers(({ stores }) => desk(run, cases, { redis: null, database: stores.database })),
    );
  }
  await line.end();
  if (run.failures.length === 0) rmSync(folder, { recursive: true, force: true });
  else run.say(`logs: ${folder}`);
  return figures;
}

async function withServers(work: (started: Started) => Promise<void>): Promise<void> {
  const redis = await startRedis();
  await whileStarted(redis.end, async () => {
    const postgres = await startPostgres({ durable: true });
    const stores = { redis: redis.url, database: postgres.url("postgres") };
    await whileStarted(postgres.remove, () => work({ stores }));
  });
}

function whileRuns<T>(server: MeasuredServer, work: (server: MeasuredServer) => Promise<T>): Promise<T> {
  return whileStarted(server.stop, () => work(server));
}

function startPeer({ line, folder }: Run, file: string, more: Record<string, string> = {}): Promise<MeasuredServer> {
  const settings = { CHANNEL_SECRET: SECRET, ACCESS_TOKEN: TOKEN, LINE_ORIGIN: line.origin, ...more };
  return startServer({ name: file, args: [file], cwd: PEERS, folder, settings });
}

const botAt = (line: LineStandIn, path: string, ...servers: readonly MeasuredServer[]): Bot => ({
  ...{ line, path, ports: servers.map(({ port }) => port) },
});

async function bare(run: Run): Promise<void> {
  const row = await whileRuns(await startPeer(run, "bare.js"), (server) =>
    measureAcksOnly("node:http + HMAC, answers nobody", botAt(run.line, "/webhook", server), server, run.amount),
  );
  run.bots.push(row);
}

async function echo(run: Run): Promise<void> {
  const row = await whileRuns(await startPeer(run, "echo.js"), (server) =>
    measureEcho("echo bot (express, @line/bot-sdk)", botAt(run.line, "/webhook", server), server, run.amount),
  );
  run.bots.push(row);
}

async function bottender(run: Run): Promise<void> {
  const redis = await startRedis();
  await whileStarted(redis.end, async () => {
    const more = { REDIS_PORT: new URL(redis.url).port };
    const row = await whileRuns(await startPeer(run, "with-bottender.js", more), (server) =>
      measureEcho("bottender 1.5, sessions in Redis", botAt(run.line, "/webhook", server), server, run.amount),
    );
    run.bots.push(row);
  });
}

async function onFiles(run: Run): Promise<void> {
  const { line, folder } = run;
  const row = await whileRuns(await startProduct({ name: "files", folder, lineOrigin: line.origin }), (server) =>
    measureIntake("つなぐ, files (SQLite)", botAt(line, WEBHOOK, server), [server], run.amount),
  );
  run.bots.push(row);
  const file = join(folder, "files", "live.sqlite");
  run.memory.push(await fileMemory(file, statSync(file).size));
}

async function onServers(run: Run, { stores }: Started): Promise<void> {
  const { line, folder } = run;
  const wish = { folder, lineOrigin: line.origin, stores };
  const row = await whileRuns(await startProduct({ name: "servers", ...wish }), (server) =>
    measureIntake("つなぐ, Redis + PostgreSQL", botAt(line, WEBHOOK, server), [server], run.amount),
  );
  run.bots.push(row);
  const web = await whileRuns(await startProduct({ name: "web", ...wish, role: "web" }), (server) =>
    measureAcksOnly("つなぐ, Redis, ROLE=web", botAt(line, WEBHOOK, server), server, run.amount),
  );
  run.bots.push(web);
}

/**
 * The second one shares its core with the load, LINE, Redis and PostgreSQL: this machine has no third. What can be told all the same is
 * whether each spends more on an event beside the other than alone on the same core, at the same rate: what waits together is done
 * together. An idle one beside it would help the first, so it comes later, and is warm before both are measured.
 */
async function twoProcesses(run: Run, { stores }: Started): Promise<void> {
  const { line, folder } = run;
  const wish = { folder, lineOrigin: line.origin, stores };
  const amount = { ...run.amount, batches: 0, burst: 0 };
  const redis = watchRedis(stores.redis ?? "");
  const measured = async (name: string, ...servers: MeasuredServer[]) =>
    void run.processes.push(await measureIntake(name, botAt(line, WEBHOOK, ...servers), servers, amount, redis));
  await whileRuns(await startProduct({ name: "first", ...wish }), async (first) => {
    await warmUp(botAt(line, WEBHOOK, first), amount);
    await measured("one process", first);
    const steady = { ms: amount.ms, perSecondEach: STEADY_PER_SECOND };
    const grow = async (...all: { name: string; server: MeasuredServer }[]) => {
      const bot = botAt(line, WEBHOOK, ...all.map(({ server }) => server));
      run.growth.push(...(await measureGrowth(bot, all, steady)));
    };
    await grow({ name: "alone, a core of its own", server: first });
    await whileRuns(await startProduct({ name: "second", ...wish, core: LOAD_CORE }), async (second) => {
      await warmUp(botAt(line, WEBHOOK, second), amount);
      await measured("two processes", first, second);
      const beside = { name: "beside the other, the load, Redis and PostgreSQL", server: second };
      await grow({ name: "beside the other, a core of its own", server: first }, beside);
      await first.stop();
      await grow({ name: "alone, beside the load, Redis and PostgreSQL", server: second });
    });
  }).finally(redis.end);
}

async function desk(run: Run, cases: number, stores: Stores): Promise<void> {
  const { line, folder } = run;
  const kind = stores.database === null ? "SQLite" : "PostgreSQL";
  const name = `desk-${kind}-${cases}`;
  const dialect = dialectOf(folder, name, stores);
  const script = await cityScript();
  const from = performance.now();
  await fillRecord({ dialect, key: KEY, script }, cases);
  const filledInSeconds = (performance.now() - from) / 1000;
  await hireStaff(dialect, KEY, script.city);
  const figures = await whileRuns(await startProduct({ name, folder, lineOrigin: line.origin, stores }), ({ port }) =>
    measureDesk(
      `http://127.0.0.1:${port}`,
      "coordinator@example.jp",
      { name: kind, cases, filledInSeconds },
      run.deskLooks,
    ),
  );
  run.desks.push(figures);
  rmSync(join(folder, name), { recursive: true, force: true });
}
