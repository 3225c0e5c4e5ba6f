import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hireStaff } from "../../scripts/chaos/staff.ts";
import { botAt, contest, ON_FILES, WEBHOOK } from "./contest.ts";
import { fillRecord } from "./fill-record.ts";
import { type LineStandIn, startLineStandIn } from "./line-stand-in.ts";
import { type Amount, type BotFigures, intakeContestant, warmUp } from "./measure-bot.ts";
import { type DeskFigures, measureDesk } from "./measure-desk.ts";
import { type GrowthFigures, measureGrowth } from "./measure-growth.ts";
import { fileMemory, type MemoryFigures, redisMemory } from "./measure-memory.ts";
import { cityScript, dialectOf, KEY, type Stores, startProduct } from "./product.ts";
import { LOAD_CORE, type MeasuredServer } from "./start-server.ts";
import { withStores } from "./start-stores.ts";
import { watchRedis } from "./watch-redis.ts";
import { whileStarted } from "./while-started.ts";

/** A quarter of what one process can do, so that two leave room for what is beside them. */
const STEADY_PER_SECOND = 120;

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
  run.bots.push(...(await contest(run)));
  const file = join(folder, ON_FILES, "live.sqlite");
  if (existsSync(file))
    await part(
      "つなぐ on files, its file",
      async () => void run.memory.push(await fileMemory(file, statSync(file).size)),
    );
  await part("two processes", () => withStores((stores) => twoProcesses(run, stores)));
  await part("memory", async () => void run.memory.push(redisMemory(run.idle)));
  for (const cases of run.deskSizes) {
    await part(`desk, SQLite, ${cases} cases`, () => desk(run, cases, { redis: null, database: null }));
    await part(`desk, PostgreSQL, ${cases} cases`, () =>
      withStores(({ database }) => desk(run, cases, { redis: null, database })),
    );
  }
  await line.end();
  if (run.failures.length === 0) rmSync(folder, { recursive: true, force: true });
  else run.say(`logs: ${folder}`);
  return figures;
}

function whileRuns<T>(server: MeasuredServer, work: (server: MeasuredServer) => Promise<T>): Promise<T> {
  return whileStarted(server.stop, () => work(server));
}

/**
 * The second one shares its core with the load, LINE, Redis and PostgreSQL: this machine has no third. What can be told all the same is
 * whether each spends more on an event beside the other than alone on the same core, at the same rate: what waits together is done
 * together. An idle one beside it would help the first, so it comes later, and is warm before both are measured.
 */
async function twoProcesses(run: Run, stores: Stores): Promise<void> {
  const { line, folder } = run;
  const wish = { folder, lineOrigin: line.origin, stores };
  const amount = { ...run.amount, batches: 0, burst: 0, atOnce: false };
  const redis = watchRedis(stores.redis ?? "");
  const measured = async (name: string, ...servers: MeasuredServer[]) => {
    const bot = botAt(line, WEBHOOK, ...servers);
    const one = intakeContestant({ name, bot, servers, amount, redis });
    await one.warmUp();
    await one.round();
    run.processes.push(await one.figures());
  };
  await whileRuns(await startProduct({ name: "first", ...wish }), async (first) => {
    await measured("one process", first);
    const steady = { ms: amount.fullMs + amount.halfMs, perSecondEach: STEADY_PER_SECOND };
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
