import { join } from "node:path";
import { startRedis } from "../../test/redis.ts";
import { type Bot, SECRET, TOKEN } from "./bot.ts";
import type { LineStandIn } from "./line-stand-in.ts";
import {
  type Amount,
  acksContestant,
  type BotFigures,
  type Contestant,
  echoContestant,
  intakeContestant,
} from "./measure-bot.ts";
import { CITY, startProduct } from "./product.ts";
import { type MeasuredServer, startServer } from "./start-server.ts";
import { startStores } from "./start-stores.ts";
import { whileStarted } from "./while-started.ts";

const PEERS = join(import.meta.dirname, "../peers/line-bots");
export const WEBHOOK = `/webhook/${CITY}`;
/** The folder of the product that keeps files. */
export const ON_FILES = "files";

type Run = {
  line: LineStandIn;
  folder: string;
  amount: Amount;
  only: string;
  say: (what: string) => void;
  failures: string[];
};
type Make = typeof echoContestant;
type Started = { name: string; contestant: Contestant; stop: () => Promise<unknown> };
type Entry = { part: string; start: () => Promise<Omit<Started, "name">> };

export const botAt = (line: LineStandIn, path: string, ...servers: readonly MeasuredServer[]): Bot => ({
  ...{ line, path, ports: servers.map(({ port }) => port) },
});

/**
 * The product and its peers, all running at once, each on the measured core in its turn: one is under load while the others wait, round
 * after round. A machine that is given to others meanwhile is so for all of them.
 */
export async function contest(run: Run): Promise<BotFigures[]> {
  const entries = entriesOf(run).filter(({ part }) => part.includes(run.only));
  const figures: BotFigures[] = [];
  const surely = async (name: string, work: () => Promise<unknown>) => {
    await work().catch((failure: unknown) => void run.failures.push(`${name}: ${String(failure)}`));
  };
  await startAll(entries, surely, async (all) => {
    const each = async (what: string, work: (one: Contestant) => Promise<void>) => {
      for (const { name, contestant } of all) {
        if (run.failures.some((failure) => failure.startsWith(`${name}: `))) continue;
        run.say(`${what}: ${name}`);
        await surely(name, () => work(contestant));
      }
    };
    await each("warm-up", (one) => one.warmUp());
    for (let n = 1; n <= run.amount.rounds; n += 1) await each(`round ${n}`, (one) => one.round());
    await each("at its end", async (one) => void figures.push(await one.figures()));
  });
  return figures;
}

async function startAll(
  [next, ...rest]: readonly Entry[],
  surely: (name: string, work: () => Promise<unknown>) => Promise<void>,
  work: (all: readonly Started[]) => Promise<void>,
  started: readonly Started[] = [],
): Promise<void> {
  if (next === undefined) return work(started);
  let isStarted = false;
  await surely(next.part, async () => {
    const one = { name: next.part, ...(await next.start()) };
    isStarted = true;
    await whileStarted(one.stop, () => startAll(rest, surely, work, [...started, one]));
  });
  if (!isStarted) await startAll(rest, surely, work, started);
}

function entriesOf(run: Run): Entry[] {
  const { line, folder, amount } = run;
  const peer = async (file: string, make: Make, name: string, more: Record<string, string> = {}) => {
    const settings = { CHANNEL_SECRET: SECRET, ACCESS_TOKEN: TOKEN, LINE_ORIGIN: line.origin, ...more };
    const server = await startServer({ name: file, args: [file], cwd: PEERS, folder, settings });
    const bot = botAt(line, "/webhook", server);
    return { contestant: make({ name, bot, servers: [server], amount }), stop: server.stop };
  };
  const ours = async (
    make: Make,
    name: string,
    wish: Omit<Parameters<typeof startProduct>[0], "folder" | "lineOrigin">,
  ) => {
    const server = await startProduct({ folder, lineOrigin: line.origin, ...wish });
    const bot = botAt(line, WEBHOOK, server);
    return { contestant: make({ name, bot, servers: [server], amount }), stop: server.stop };
  };
  const bottender = async () => {
    const redis = await startRedis();
    const more = { REDIS_PORT: new URL(redis.url).port };
    const one = await peer("with-bottender.js", echoContestant, "bottender 1.5, sessions in Redis", more);
    return { ...one, stop: () => one.stop().finally(redis.end) };
  };
  const onServers = async (make: Make, name: string, role: "all" | "web") => {
    const { stores, end } = await startStores();
    const one = await ours(make, name, { name: `servers-${role}`, stores, role });
    return { ...one, stop: () => one.stop().finally(end) };
  };
  return [
    { part: "bare node:http", start: () => peer("bare.js", acksContestant, "node:http + HMAC, answers nobody") },
    { part: "echo bot", start: () => peer("echo.js", echoContestant, "echo bot (express, @line/bot-sdk)") },
    { part: "bottender", start: bottender },
    { part: "つなぐ on files", start: () => ours(intakeContestant, "つなぐ, files (SQLite)", { name: ON_FILES }) },
    {
      part: "つなぐ on Redis and PostgreSQL",
      start: () => onServers(intakeContestant, "つなぐ, Redis + PostgreSQL", "all"),
    },
    { part: "つなぐ on Redis, ROLE=web", start: () => onServers(acksContestant, "つなぐ, Redis, ROLE=web", "web") },
  ];
}
