import type { Bot } from "./bot.ts";
import { allAtOnce, burst, makeSeats, oneRequest, spreadOut, type Talk, underLoad } from "./load.ts";
import { nothingYet, type Seat, speakToEcho, type Talked, walkThroughIntake } from "./residents.ts";
import { type Spread, spread } from "./spread.ts";
import type { MeasuredServer } from "./start-server.ts";
import { perEvent, type RedisWatch, type RedisWork } from "./watch-redis.ts";

/** How much is measured in a round, and in how many: counts and times. It is warm after `warmEvents`, and at the latest after `warmMs`. */
export type Amount = {
  rounds: number;
  warmEvents: number;
  warmMs: number;
  fullMs: number;
  halfMs: number;
  burst: number;
  batches: number;
  /** Whether all hand over in the same moment at its end. */
  atOnce: boolean;
};

/** One row of the table. null: does not apply, or there is nothing to be measured. */
export type BotFigures = {
  name: string;
  readyMs: number;
  acksPerSecond: Rate | null;
  ack: Spread | null;
  eventsPerSecond: Rate | null;
  reply: Spread | null;
  casesPerSecond: number | null;
  /** Of all its processes together. */
  cpuMsPerEvent: number | null;
  /** null: not watched. */
  redisPerEvent: RedisWork | null;
  /** At half of `eventsPerSecond`, at moments left to chance. */
  half: { reply: Spread | null; ownWords: Spread | null; ack: Spread | null } | null;
  /** All residents hand over in the same moment. */
  atOnce: Spread | null;
  batchMs: Spread | null;
  rssMb: number;
  /** Residents who heard nothing for 20 seconds. */
  unanswered: number;
};

/** Of all rounds together, and of each: what is compared is compared round by round. */
export type Rate = { all: number; rounds: number[] };

/** A bot that is running, measured in rounds: between them it is the others' turn, so that a machine that wavers wavers for all. */
export type Contestant = {
  warmUp(): Promise<void>;
  round(): Promise<void>;
  /** After the last round. */
  figures(): Promise<BotFigures>;
};

type Wish = { name: string; bot: Bot; servers: readonly MeasuredServer[]; amount: Amount; redis?: RedisWatch | null };
/** Who talks to a bot, and whether it comes to a handing over. */
type Crowd = { seats: number; talk: Talk; handsOver: boolean };
type Part = { count: number; seconds: number };

export const BATCH = 200;
const LANES = 64;
/** Beside the others, residents who write in their own words, and wait for the gathering of their lines. */
const WRITERS = 16;
const INTAKE: Crowd = {
  seats: LANES + WRITERS,
  talk: (lane, place) => walkThroughIntake(lane, place >= LANES),
  handsOver: true,
};
const ECHO: Crowd = { seats: LANES, talk: speakToEcho, handsOver: false };

/** A bot that says everything back. */
export const echoContestant = (wish: Wish): Contestant => contestant(wish, ECHO);

/** The product: residents walk through the whole intake until their case is in the record. */
export const intakeContestant = (wish: Wish): Contestant => contestant(wish, INTAKE);

/** Residents walk through the intake until these processes are warm; nothing is noted. */
export async function warmUp(bot: Bot, amount: Amount): Promise<void> {
  const load = { ms: amount.warmMs, events: amount.warmEvents, perSecond: null };
  await underLoad(bot, makeSeats(INTAKE.seats), load, INTAKE.talk);
}

/** Who only acknowledges hears nothing else between its rounds; until then V8 compiles, and half as many a second are done. */
const COLD_BURSTS = 6;

/** Only the acknowledgement: a bot that answers nobody, or a web process whose worker is elsewhere or away. */
export function acksContestant({ name, bot, servers, amount }: Wish): Contestant {
  const { bursts, acks, sendBurst } = makeBursts(bot, amount, false);
  let cpuMs = 0;
  return {
    async warmUp() {
      for (let n = 0; n < COLD_BURSTS; n += 1) await burst(bot, { count: amount.burst, lanes: LANES, answered: false });
    },
    async round() {
      const before = cpuOf(servers);
      await sendBurst();
      cpuMs += cpuOf(servers) - before;
    },
    figures: async () => ({
      ...nothing(name, servers),
      ...{ acksPerSecond: rateOf(bursts), ack: spread(acks), cpuMsPerEvent: cpuMs / acks.length },
    }),
  };
}

function contestant(
  { name, bot, servers, amount, redis = null }: Wish,
  { seats: count, talk, handsOver }: Crowd,
): Contestant {
  const seats = makeSeats(count);
  const { bursts, acks, sendBurst } = makeBursts(bot, amount, true);
  const [full, half] = [nothingYet(), nothingYet()];
  const parts: Part[] = [];
  const batches: number[] = [];
  let [cpuMs, redisPerEvent]: [number, RedisWork | null] = [0, null];
  return {
    async warmUp() {
      // Those who write are, by the gathering of their lines.
      await spreadOut(bot, seats.slice(0, LANES), talk);
      await underLoad(bot, seats, { ms: amount.warmMs, events: amount.warmEvents, perSecond: null }, talk);
    },
    async round() {
      const [cpuBefore, redisBefore] = [cpuOf(servers), await redis?.work()];
      const fast = await underLoad(bot, seats, { ms: amount.fullMs, perSecond: null }, talk);
      cpuMs += cpuOf(servers) - cpuBefore;
      const redisAfter = await redis?.work();
      if (redisBefore !== undefined && redisAfter !== undefined)
        redisPerEvent = perEvent(redisBefore, redisAfter, fast.events);
      addTo(full, fast);
      parts.push({ count: fast.events, seconds: fast.seconds });
      const perSecond = fast.events / fast.seconds / 2;
      addTo(half, await underLoad(bot, seats, { ms: amount.halfMs, perSecond }, talk));
      await sendBurst();
      for (let n = 0; n < amount.batches; n += 1) batches.push(await oneRequest(bot, BATCH));
    },
    async figures() {
      const atOnce = handsOver && amount.atOnce ? await handOver(bot, seats, talk) : null;
      const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
      return {
        ...nothing(name, servers),
        ...{ acksPerSecond: rateOf(bursts), ack: spread(acks), eventsPerSecond: rateOf(parts) },
        ...{ reply: spread(full.replies), cpuMsPerEvent: cpuMs / full.events },
        casesPerSecond: full.cases === 0 ? null : full.cases / seconds,
        half: { reply: spread(half.replies), ownWords: spread(half.ownWords), ack: spread(half.acks) },
        ...{ atOnce, batchMs: spread(batches), redisPerEvent, unanswered: full.unanswered + half.unanswered },
      };
    },
  };
}

/** Those who tap alone: who writes waits for the gathering of her lines. */
async function handOver(bot: Bot, seats: readonly Seat[], talk: Talk): Promise<Spread | null> {
  const { replies } = await allAtOnce(bot, seats.slice(0, LANES), talk);
  return spread(replies);
}

function makeBursts(bot: Bot, amount: Amount, answered: boolean) {
  const [bursts, acks]: [Part[], number[]] = [[], []];
  return {
    bursts,
    acks,
    async sendBurst() {
      if (amount.burst === 0) return;
      const sent = await burst(bot, { count: amount.burst, lanes: LANES, answered });
      bursts.push({ count: amount.burst, seconds: sent.seconds });
      acks.push(...sent.acks);
    },
  };
}

function rateOf(parts: readonly Part[]): Rate | null {
  const sum = (of: keyof Part) => parts.reduce((total, part) => total + part[of], 0);
  if (parts.length === 0) return null;
  return { all: sum("count") / sum("seconds"), rounds: parts.map(({ count, seconds }) => count / seconds) };
}

function addTo(sum: Talked, more: Talked): void {
  for (const what of ["events", "unanswered", "cases"] as const) sum[what] += more[what];
  for (const what of ["acks", "replies", "ownWords"] as const) sum[what].push(...more[what]);
}

function cpuOf(servers: readonly MeasuredServer[]): number {
  return servers.reduce((sum, { cpuMs }) => sum + cpuMs(), 0);
}

function nothing(name: string, [server]: readonly MeasuredServer[]): BotFigures {
  if (server === undefined) throw new Error("nothing to measure");
  return {
    ...{ name, readyMs: server.readyMs, rssMb: server.rssBytes() / 1e6 },
    ...{ acksPerSecond: null, ack: null, eventsPerSecond: null, reply: null, casesPerSecond: null },
    ...{ cpuMsPerEvent: null, redisPerEvent: null, half: null, atOnce: null, batchMs: null, unanswered: 0 },
  };
}
