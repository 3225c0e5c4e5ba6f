import type { Bot } from "./bot.ts";
import { burst, oneRequest, underLoad } from "./load.ts";
import { type Lane, speakToEcho, walkThroughIntake } from "./residents.ts";
import { type Spread, spread } from "./spread.ts";
import type { MeasuredServer } from "./start-server.ts";
import { perEvent, type RedisWatch, type RedisWork } from "./watch-redis.ts";

/** How much is measured: counts and times. It is warm after `warmEvents`, and at the latest after `warmMs`. */
export type Amount = { warmEvents: number; warmMs: number; ms: number; burst: number; batches: number };

/** One row of the table. null: does not apply, or there is nothing to be measured. */
export type BotFigures = {
  name: string;
  readyMs: number;
  acksPerSecond: number | null;
  ack: Spread | null;
  eventsPerSecond: number | null;
  reply: Spread | null;
  casesPerSecond: number | null;
  /** Of all its processes together. */
  cpuMsPerEvent: number | null;
  /** null: not watched. */
  redisPerEvent: RedisWork | null;
  /** At half of `eventsPerSecond`. */
  half: { reply: Spread | null; ownWords: Spread | null; ack: Spread | null } | null;
  batchMs: Spread | null;
  rssMb: number;
  /** Residents who heard nothing for 20 seconds. */
  unanswered: number;
};

export const BATCH = 200;
const LANES = 64;
/** Beside the others, residents who write in their own words, and wait for the gathering of their lines. */
const WRITERS = 16;

/** A bot that says everything back. */
export async function measureEcho(name: string, bot: Bot, server: MeasuredServer, amount: Amount): Promise<BotFigures> {
  return measure(name, bot, [server], amount, { lanes: LANES, talk: speakToEcho, redis: null });
}

/** The product: residents walk through the whole intake until their case is in the record. */
export async function measureIntake(
  name: string,
  bot: Bot,
  servers: readonly MeasuredServer[],
  amount: Amount,
  redis: RedisWatch | null = null,
): Promise<BotFigures> {
  return measure(name, bot, servers, amount, { ...INTAKE, redis });
}

/** Residents walk through the intake until these processes are warm; nothing is noted. */
export async function warmUp(bot: Bot, amount: Amount): Promise<void> {
  const { lanes, talk } = INTAKE;
  await underLoad(bot, { lanes, ms: amount.warmMs, events: amount.warmEvents, perSecond: null }, talk);
}

/** Only the acknowledgement: a bot that answers nobody, or a web process whose worker is elsewhere or away. */
export async function measureAcksOnly(
  name: string,
  bot: Bot,
  server: MeasuredServer,
  amount: Amount,
): Promise<BotFigures> {
  await burst(bot, { count: Math.ceil(amount.burst / 4), lanes: LANES, answered: false });
  const cpuBefore = server.cpuMs();
  const { perSecond, acks } = await burst(bot, { count: amount.burst, lanes: LANES, answered: false });
  const cpuMsPerEvent = (server.cpuMs() - cpuBefore) / amount.burst;
  return { ...nothing(name, server), acksPerSecond: perSecond, ack: spread(acks), cpuMsPerEvent };
}

type Talk = { lanes: number; talk: (lane: Lane, place: number) => Promise<void> };
const INTAKE: Talk = { lanes: LANES + WRITERS, talk: (lane, place) => walkThroughIntake(lane, place >= LANES) };

async function measure(
  name: string,
  bot: Bot,
  servers: readonly MeasuredServer[],
  amount: Amount,
  { lanes, talk, redis }: Talk & { redis: RedisWatch | null },
): Promise<BotFigures> {
  const [server] = servers;
  if (server === undefined) throw new Error("nothing to measure");
  const cpuOfAll = () => servers.reduce((sum, { cpuMs }) => sum + cpuMs(), 0);
  await underLoad(bot, { lanes, ms: amount.warmMs, events: amount.warmEvents, perSecond: null }, talk);
  const [cpuBefore, redisBefore] = [cpuOfAll(), await redis?.work()];
  const full = await underLoad(bot, { lanes, ms: amount.ms, perSecond: null }, talk);
  const cpuMsPerEvent = (cpuOfAll() - cpuBefore) / full.events;
  const redisAfter = await redis?.work();
  const redisPerEvent =
    redisBefore === undefined || redisAfter === undefined ? null : perEvent(redisBefore, redisAfter, full.events);
  const eventsPerSecond = full.events / full.seconds;
  const half = await underLoad(bot, { lanes, ms: amount.ms, perSecond: eventsPerSecond / 2 }, talk);
  const { perSecond, acks } = await burst(bot, { count: amount.burst, lanes: LANES });
  const batches: number[] = [];
  for (let n = 0; n < amount.batches; n += 1) batches.push(await oneRequest(bot, BATCH));
  return {
    ...nothing(name, server),
    ...{ acksPerSecond: perSecond, ack: spread(acks), eventsPerSecond, reply: spread(full.replies), cpuMsPerEvent },
    casesPerSecond: full.cases === 0 ? null : full.cases / full.seconds,
    half: { reply: spread(half.replies), ownWords: spread(half.ownWords), ack: spread(half.acks) },
    batchMs: spread(batches),
    ...{ redisPerEvent, unanswered: full.unanswered + half.unanswered },
  };
}

function nothing(name: string, server: MeasuredServer): BotFigures {
  return {
    ...{ name, readyMs: server.readyMs, rssMb: server.rssBytes() / 1e6 },
    ...{ acksPerSecond: null, ack: null, eventsPerSecond: null, reply: null, casesPerSecond: null },
    ...{ cpuMsPerEvent: null, redisPerEvent: null, half: null, batchMs: null, unanswered: 0 },
  };
}
